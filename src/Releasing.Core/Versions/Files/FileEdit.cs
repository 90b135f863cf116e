namespace Releasing.Versions.Files;

/// <summary>A file whose bytes change.</summary>
/// <param name="Path">Relative to the repository's root, with <c>/</c>.</param>
/// <param name="Before">The bytes as they are; empty for a file that is new.</param>
/// <param name="After">The bytes as they will be.</param>
public sealed record FileEdit(string Path, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After);
