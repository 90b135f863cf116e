using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>Reads the listings of directories.</summary>
internal sealed class DirectoryReader(MetadataReader table, HeaderReader reader)
{
    private const string What = "SquashFS directory";
    private const int MostInRun = 256;
    private const int HeaderLength = 12;
    private const int EntryLength = 8;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a listing; its index must agree with it.</summary>
    public List<(string Name, ImageEntry Entry)> Read(DirectoryListing listing)
    {
        var entries = new List<(string, ImageEntry)>();
        if (listing.Length == 0)
        {
            return entries;
        }

        table.Seek(listing.Start.Block, listing.Start.Offset);
        var indexed = 0;
        byte[] last = [];
        for (var left = listing.Length; left > 0;)
        {
            var (at, place) = (listing.Length - left, table.Position);
            var (count, block, number) = (table.U32(), table.U32(), table.U32());
            if (count >= MostInRun)
            {
                throw reader.Wrong(What, $"has a run of {count + 1L} entries");
            }

            left -= HeaderLength;
            for (var index = 0; index <= count; index++)
            {
                var (offset, difference, type, length) = (table.U16(), (short)table.U16(), table.U16(), table.U16());
                var name = length < 256 ? table.Bytes(length + 1) : throw reader.Wrong(What, $"has a name of {length + 1} bytes");
                if (name.AsSpan().SequenceCompareTo(last) <= 0)
                {
                    throw reader.Wrong(What, "has names that are not in their order");
                }

                if (index == 0 && indexed < listing.Index.Count && listing.Index[indexed].Offset == at)
                {
                    var entry = listing.Index[indexed++];
                    if (entry.Block != place.Block || !name.AsSpan().SequenceEqual(entry.Name))
                    {
                        throw reader.Wrong("SquashFS directory index", "does not agree with its directory");
                    }
                }

                last = name;
                left -= EntryLength + name.Length;
                entries.Add((NameOf(name), new ImageEntry(name, type, unchecked(number + (uint)difference), new MetadataPosition(block, offset))));
            }

            if (left < 0)
            {
                throw reader.Wrong(What, "is longer than its size");
            }
        }

        return indexed == listing.Index.Count ? entries : throw reader.Wrong("SquashFS directory index", "does not agree with its directory");
    }

    private string NameOf(byte[] bytes)
    {
        try
        {
            var name = s_strict.GetString(bytes);
            return name is "." or ".." || name.AsSpan().ContainsAny('/', '\0') ? throw reader.Wrong(What, "has a name that is none") : name;
        }
        catch (DecoderFallbackException error)
        {
            throw reader.Wrong(What, "has a name that is not UTF-8", error);
        }
    }
}
