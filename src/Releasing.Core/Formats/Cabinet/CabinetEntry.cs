namespace Releasing.Formats.Cabinet;

/// <summary>A file that a cabinet holds.</summary>
/// <param name="Name">Its name; folders are divided by <c>\</c>.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Time">Its time, taken as UTC; null when the cabinet has no such date.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Folder">The folder of the cabinet that it is in, from 0.</param>
/// <param name="Content">Its bytes, until the next file is asked for.</param>
public sealed record CabinetEntry(string Name, long Length, DateTimeOffset? Time, CabinetAttributes Attributes, int Folder, Stream Content);
