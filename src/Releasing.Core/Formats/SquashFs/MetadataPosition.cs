namespace Releasing.Formats.SquashFs;

/// <summary>A place in a table of metadata.</summary>
/// <param name="Block">Where the block begins that holds it, from the table's start, compressed.</param>
/// <param name="Offset">Its place in the block once that is unpacked, below 8192.</param>
internal readonly record struct MetadataPosition(uint Block, ushort Offset)
{
    /// <summary>Both as one number.</summary>
    public ulong Reference => ((ulong)Block << 16) | Offset;
}
