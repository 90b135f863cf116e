using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>A table of records of one length: blocks of metadata, and behind them where each begins.</summary>
internal static class LookupReader
{
    /// <summary>Opens a table whose blocks begin where the list says.</summary>
    /// <param name="reader">The image.</param>
    /// <param name="unpacker">Unpacks its blocks.</param>
    /// <param name="list">Where the list of the blocks' places is.</param>
    /// <param name="records">How many records there are, at least one.</param>
    /// <param name="length">Bytes of a record.</param>
    /// <param name="what">What messages call it.</param>
    /// <param name="start">Where the first block begins.</param>
    /// <param name="end">Where the list ends.</param>
    public static MetadataReader Open(HeaderReader reader, BlockUnpacker unpacker, ulong list, uint records, int length, string what, out ulong start, out ulong end)
    {
        var blocks = (((ulong)records * (ulong)length) + Superblock.MetadataSize - 1) / Superblock.MetadataSize;
        start = reader.U64(list, what);
        end = list + (blocks * sizeof(ulong));
        var table = new MetadataReader(reader, unpacker, start, list, what);
        if (table.Capacity != (long)blocks * Superblock.MetadataSize)
        {
            throw reader.Wrong(what, $"has not the {blocks} blocks that {records} records need");
        }

        for (ulong index = 0; index < blocks; index++)
        {
            table.Seek(reader.U64(list + (index * sizeof(ulong)), what) - start, 0);
        }

        return table;
    }
}
