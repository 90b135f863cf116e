namespace Releasing.Formats.SquashFs;

/// <summary>
/// The listings of all directories. A listing is made of runs: a header with what their inodes have in common, then at most 256 entries. A run ends where the block
/// of metadata ends that its header is in, and the next one is in the directory's index, so that a name is found without reading the runs before it.
/// </summary>
internal sealed class DirectoryTable(MetadataTable table)
{
    private const int MostInRun = 256;
    private const int HeaderLength = 12;
    private const int EntryLength = 8;

    private readonly RecordBytes _record = new(512);

    /// <summary>Writes a listing.</summary>
    /// <param name="entries">In the order of their names.</param>
    public DirectoryListing Write(IReadOnlyList<ImageEntry> entries)
    {
        var start = table.Position;
        var index = new List<DirectoryIndexEntry>();
        var length = 0L;
        var indexedBlock = 0L;
        for (var at = 0; at < entries.Count;)
        {
            var position = start.Offset + length;
            if (position / Superblock.MetadataSize > indexedBlock)
            {
                indexedBlock = position / Superblock.MetadataSize;
                index.Add(new DirectoryIndexEntry((uint)length, table.Position.Block, entries[at].Name));
            }

            var (count, bytes) = Run(entries, at, position);
            WriteRun(entries, at, count);
            length += bytes;
            at += count;
        }

        return new DirectoryListing(start, length, index);
    }

    /// <summary>The whole table.</summary>
    public ReadOnlyMemory<byte> Complete() => table.Complete();

    private static (int Count, long Length) Run(IReadOnlyList<ImageEntry> entries, int first, long position)
    {
        var block = position / Superblock.MetadataSize;
        var (count, length) = (0, (long)HeaderLength);
        while (first + count < entries.Count && count < MostInRun)
        {
            var entry = entries[first + count];
            var difference = (long)entry.Number - entries[first].Number;
            if (entry.Inode.Block != entries[first].Inode.Block || difference is < short.MinValue or > short.MaxValue
                || (count > 0 && (position + length) / Superblock.MetadataSize > block))
            {
                break;
            }

            length += EntryLength + entry.Name.Length;
            count++;
        }

        return (count, length);
    }

    private void WriteRun(IReadOnlyList<ImageEntry> entries, int first, int count)
    {
        table.Append(_record.Empty().U32((uint)count - 1).U32(entries[first].Inode.Block).U32(entries[first].Number).Written);
        for (var at = first; at < first + count; at++)
        {
            var entry = entries[at];
            _record.Empty().U16(entry.Inode.Offset).U16((int)((long)entry.Number - entries[first].Number)).U16(entry.Type).U16(entry.Name.Length - 1);
            table.Append(_record.Bytes(entry.Name).Written);
        }
    }
}
