namespace Releasing.Notes.Changelogs;

/// <summary>A changelog after an update.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Change">What became of it.</param>
public sealed record ChangelogResult(ReadOnlyMemory<byte> Bytes, ChangelogChange Change);
