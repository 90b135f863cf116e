using System.Buffers.Binary;
using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Iso9660;

/// <summary>Reads the directories of a volume (ECMA-119), named by Rock Ridge where it is in the records; whoever made it, every number is checked before it is used.</summary>
internal static class IsoReader
{
    /// <summary>Where the standard identifier of the first volume descriptor is: <c>CD001</c>.</summary>
    public const uint IdentifierAt = (16 * BlockSize) + 1;

    private const uint BlockSize = 2048;
    private const uint RootRecord = (16 * BlockSize) + 156;
    private const int FixedLength = 33;
    private const int DirectoryFlag = 2;
    private const int ContinuedFlag = 0x80;
    private const int LargestDirectory = 64 * 1024 * 1024;
    private const int MostContinuations = 64;
    private const int PermissionBits = 0xFFF;
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;

    /// <summary>Reads the records, directory by directory.</summary>
    public static IEnumerable<IsoItem> Read(HeaderReader volume)
    {
        var seen = new HashSet<uint>();
        var waiting = new Queue<(string Path, uint Block, uint Length)>();
        waiting.Enqueue(("", volume.U32(RootRecord + 2, "root directory"), volume.U32(RootRecord + 10, "root directory")));
        while (waiting.TryDequeue(out var directory))
        {
            if (!seen.Add(directory.Block))
            {
                throw volume.Wrong("directory", $"'{directory.Path}' is there twice");
            }

            foreach (var record in Records(volume.Content((ulong)directory.Block * BlockSize, directory.Length, LargestDirectory, "directory"), volume))
            {
                var item = Item(volume, directory.Path, record);
                if (item.Kind == EntryKind.Directory)
                {
                    waiting.Enqueue((item.Path, (uint)(item.Offset / BlockSize), item.Length));
                }
                else
                {
                    _ = volume.Part(item.Offset, item.Length, "file");
                }

                yield return item;
            }
        }
    }

    private static IsoItem Item(HeaderReader volume, string directory, byte[] record)
    {
        var fields = Fields(volume, record);
        var name = string.Concat(fields.Where(field => field.Span.StartsWith("NM"u8) && field.Length > 5).Select(field => Encoding.UTF8.GetString(field.Span[5..])));
        name = name.Length > 0 ? name : Encoding.ASCII.GetString(record, FixedLength, record[32]);
        int? mode = fields.FirstOrDefault(field => field.Span.StartsWith("PX"u8) && field.Length >= 12) is { Length: > 0 } attributes
            ? BinaryPrimitives.ReadInt32LittleEndian(attributes.Span[4..])
            : null;
        var kind = (record[25] & DirectoryFlag) != 0 ? EntryKind.Directory : (mode & TypeMask) == LinkType ? EntryKind.SymbolicLink : EntryKind.File;
        return new IsoItem(
            directory.Length == 0 ? name : $"{directory}/{name}",
            kind,
            mode & PermissionBits,
            kind == EntryKind.SymbolicLink ? Target(fields) : null,
            (ulong)BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(2)) * BlockSize,
            BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(10)),
            (record[25] & ContinuedFlag) == 0,
            record,
            fields);
    }

    // All records but the first two, which are the directory itself and its parent.
    private static IEnumerable<byte[]> Records(byte[] directory, HeaderReader volume)
    {
        for (var (at, index) = (0, 0); at < directory.Length;)
        {
            int length = directory[at];
            if (length == 0)
            {
                at = ((at / (int)BlockSize) + 1) * (int)BlockSize;
                continue;
            }

            if (length < FixedLength + 1 || at + length > directory.Length || FixedLength + directory[at + 32] > length)
            {
                throw volume.Wrong("directory record", "is cut short");
            }

            if (index++ > 1)
            {
                yield return directory[at..(at + length)];
            }

            at += length;
        }
    }

    // Those of the record, and behind them those that it continues elsewhere (System Use Sharing Protocol 1.12, section 5.1: CE).
    private static List<ReadOnlyMemory<byte>> Fields(HeaderReader volume, byte[] record)
    {
        var fields = new List<ReadOnlyMemory<byte>>();
        var area = record.AsMemory(Math.Min(record.Length, FixedLength + record[32] + (record[32] % 2 == 0 ? 1 : 0)));
        for (var areas = 0; areas < MostContinuations; areas++)
        {
            var first = fields.Count;
            for (var at = 0; at + 4 <= area.Length && area.Span[at + 2] >= 4 && at + area.Span[at + 2] <= area.Length; at += area.Span[at + 2])
            {
                fields.Add(area.Slice(at, area.Span[at + 2]));
            }

            if (fields.Skip(first).FirstOrDefault(field => field.Span.StartsWith("CE"u8) && field.Length >= 28) is not { Length: > 0 } next)
            {
                return fields;
            }

            var (block, offset, length) = (Little(next, 4), Little(next, 12), Little(next, 20));
            area = volume.Content(((ulong)block * BlockSize) + offset, length, (int)BlockSize, "continued fields");
        }

        throw volume.Wrong("continued fields", "go on without an end");
    }

    // RRIP 1.12, section 4.1.3: components with flags (1 goes on in the next, 2 '.', 4 '..', 8 '/'), divided by '/'.
    private static string Target(List<ReadOnlyMemory<byte>> fields)
    {
        var target = new StringBuilder();
        var isInside = false;
        foreach (var field in fields.Where(field => field.Span.StartsWith("SL"u8)))
        {
            for (var at = 5; at + 2 <= field.Length && at + 2 + field.Span[at + 1] <= field.Length; at += 2 + field.Span[at + 1])
            {
                var flags = field.Span[at];
                if (!isInside && target.Length > 0 && target[^1] != '/')
                {
                    target.Append('/');
                }

                target.Append((flags & 8) != 0 ? "/" : (flags & 4) != 0 ? ".." : (flags & 2) != 0 ? "." : Encoding.UTF8.GetString(field.Span.Slice(at + 2, field.Span[at + 1])));
                isInside = (flags & 1) != 0;
            }
        }

        return target.ToString();
    }

    private static uint Little(ReadOnlyMemory<byte> field, int at) => BinaryPrimitives.ReadUInt32LittleEndian(field.Span[at..]);
}
