namespace Releasing.Formats.SquashFs;

/// <summary>What is done with the blocks that come back compressed, in the order in which they went in.</summary>
/// <param name="File">The file that they are of; null for a fragment block.</param>
/// <param name="Blocks">How many they are.</param>
/// <param name="SameAs">Once they are there: the earlier file of the same contents; null when the file is like no other.</param>
internal sealed record DataWork(FileData? File, int Blocks, FileData? SameAs = null);
