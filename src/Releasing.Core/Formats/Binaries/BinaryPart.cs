namespace Releasing.Formats.Binaries;

/// <summary>A section or segment of a program: a run of bytes of the file, and where it is loaded. Nothing is checked until it is read.</summary>
/// <param name="Name">The section's name, such as <c>.dep-v0</c>; for a segment what its format calls it.</param>
/// <param name="Address">Where it is loaded; 0 when it is not.</param>
/// <param name="Offset">Where it begins in the file (for a universal program: in the slice).</param>
/// <param name="Length">Its bytes in the file.</param>
/// <param name="IsData">It holds data that the program may write, and no code.</param>
internal sealed record BinaryPart(string Name, ulong Address, ulong Offset, ulong Length, bool IsData)
{
    /// <summary>Whether an address lies in the bytes that the file has of it.</summary>
    public bool Holds(ulong address) => address >= Address && address - Address < Length;
}
