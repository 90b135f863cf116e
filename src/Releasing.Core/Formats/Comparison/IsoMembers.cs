using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Comparison;

/// <summary>The files and directories of an ISO 9660 volume (ECMA-119), named by Rock Ridge where it is in the records.</summary>
internal static class IsoMembers
{
    private const uint BlockSize = 2048;
    private const uint RootRecord = (16 * BlockSize) + 156;
    private const int FixedLength = 33;
    private const int DirectoryFlag = 2;
    private const int LargestDirectory = 64 * 1024 * 1024;

    /// <summary>Reads the members, directory by directory.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        var volume = new HeaderReader(file, path);
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
                var name = Name(record);
                var (block, length) = (BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(2)), BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(10)));
                var isDirectory = (record[25] & DirectoryFlag) != 0;
                var full = directory.Path.Length == 0 ? name : $"{directory.Path}/{name}";
                if (isDirectory)
                {
                    waiting.Enqueue((full, block, length));
                }
                else
                {
                    _ = volume.Part((ulong)block * BlockSize, length, "file");
                }

                yield return new Member(full, [.. Attributes(record)], target => FileRange.Copy(file, (ulong)block * BlockSize, isDirectory ? 0 : length, target));
            }
        }
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

    private static string Name(byte[] record)
    {
        var parts = Fields(record).Where(field => field.Span.StartsWith("NM"u8) && field.Length > 5).Select(field => Encoding.UTF8.GetString(field.Span[5..]));
        var name = string.Concat(parts);
        return name.Length > 0 ? name : Encoding.ASCII.GetString(record, FixedLength, record[32]);
    }

    private static IEnumerable<MemberAttribute> Attributes(byte[] record)
    {
        yield return new("time", Convert.ToHexStringLower(record.AsSpan(18, 7)));
        yield return new("flags", record[25].ToString("x2", CultureInfo.InvariantCulture));

        // Modes, links and times, as they stand there.
        yield return new("Rock Ridge", string.Join(' ', Fields(record).Where(field => !field.Span.StartsWith("NM"u8) && !field.Span.StartsWith("CE"u8)).Select(field => Convert.ToHexStringLower(field.Span))));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Fields(byte[] record)
    {
        var at = FixedLength + record[32];
        for (at += record[32] % 2 == 0 ? 1 : 0; at + 4 <= record.Length && record[at + 2] >= 4 && at + record[at + 2] <= record.Length; at += record[at + 2])
        {
            yield return record.AsMemory(at, record[at + 2]);
        }
    }
}
