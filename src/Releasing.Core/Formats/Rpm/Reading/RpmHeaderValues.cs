using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Releasing.Failures;

namespace Releasing.Formats.Rpm.Reading;

/// <summary>
/// The values of a header structure, read from a package that anybody may have made: every place and count is held against the bytes that are there. An entry
/// that is wrong is an error when it is asked for; one that nobody asks for harms nobody.
/// </summary>
internal sealed class RpmHeaderValues
{
    private const int EntrySize = 16;
    private const int PreambleSize = 16;

    // The limits of rpm itself (HEADER_TAGS_MAX) and, for the values, of what is read into memory.
    private const int MostEntries = 0xFFFF;
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly Dictionary<int, Entry> _entries = [];
    private readonly byte[] _store;
    private readonly string _path;

    private RpmHeaderValues(byte[] store, string path)
    {
        _store = store;
        _path = path;
    }

    private sealed record Entry(RpmTagType Type, int Offset, int Count);

    /// <summary>Bytes of the whole structure.</summary>
    public int Length { get; private init; }

    /// <summary>The tags that are there, in rising order.</summary>
    public IEnumerable<int> Tags => _entries.Keys.Order();

    /// <summary>Reads the structure at the place where the stream is.</summary>
    public static RpmHeaderValues Read(Stream stream, string path)
    {
        var preamble = Take(stream, PreambleSize, path);
        if (!preamble.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x8E, 0xAD, 0xE8, 0x01]))
        {
            throw Wrong(path, "has no header where one belongs");
        }

        var entries = BinaryPrimitives.ReadUInt32BigEndian(preamble.AsSpan(8));
        var bytes = BinaryPrimitives.ReadUInt32BigEndian(preamble.AsSpan(12));
        if (entries > MostEntries || bytes > MostBytes)
        {
            throw Wrong(path, string.Create(CultureInfo.InvariantCulture, $"has a header of {entries} tags and {bytes} bytes, more than a package has"));
        }

        var index = Take(stream, (int)entries * EntrySize, path);
        var values = new RpmHeaderValues(Take(stream, (int)bytes, path), path) { Length = PreambleSize + index.Length + (int)bytes };
        for (var place = 0; place < index.Length; place += EntrySize)
        {
            var entry = index.AsSpan(place, EntrySize);
            // Of a tag that stands twice the first counts, as a lookup in a sorted index finds it.
            values._entries.TryAdd(
                BinaryPrimitives.ReadInt32BigEndian(entry),
                new Entry((RpmTagType)BinaryPrimitives.ReadInt32BigEndian(entry[4..]), BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..])));
        }

        return values;
    }

    /// <summary>The only or first text of a tag; empty without it.</summary>
    public string Text(RpmTag tag) => Texts(tag) is [var first, ..] ? first : "";

    /// <summary>The texts of a tag; none without it.</summary>
    public IReadOnlyList<string> Texts(RpmTag tag)
    {
        if (!_entries.TryGetValue((int)tag, out var entry))
        {
            return [];
        }

        if (entry.Type is not (RpmTagType.Text or RpmTagType.TextArray or RpmTagType.TranslatedText))
        {
            throw Wrong(_path, $"has a tag {(int)tag} that is no text");
        }

        // Each text has at least its NUL.
        Demand(tag, entry, entry.Count);
        var texts = new string[entry.Count];
        var place = entry.Offset;
        for (var index = 0; index < texts.Length; index++)
        {
            var length = _store.AsSpan(place).IndexOf((byte)0);
            if (length < 0)
            {
                throw Wrong(_path, $"has a text of tag {(int)tag} without an end");
            }

            texts[index] = Encoding.UTF8.GetString(_store, place, length);
            place += length + 1;
        }

        return texts;
    }

    /// <summary>The only or first number of a tag; null without it.</summary>
    public ulong? Number(RpmTag tag) => Numbers(tag) is [var first, ..] ? first : null;

    /// <summary>The numbers of a tag, of any width; none without it.</summary>
    public IReadOnlyList<ulong> Numbers(RpmTag tag)
    {
        if (!_entries.TryGetValue((int)tag, out var entry))
        {
            return [];
        }

        var width = entry.Type switch
        {
            RpmTagType.Char or RpmTagType.Int8 or RpmTagType.Bytes => 1,
            RpmTagType.Int16 => 2,
            RpmTagType.Int32 => 4,
            RpmTagType.Int64 => 8,
            _ => throw Wrong(_path, $"has a tag {(int)tag} that is no number"),
        };
        Demand(tag, entry, (long)entry.Count * width);
        var numbers = new ulong[entry.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            var bytes = _store.AsSpan(entry.Offset + (index * width), width);
            numbers[index] = width switch
            {
                1 => bytes[0],
                2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
                4 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
                _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            };
        }

        return numbers;
    }

    /// <summary>The values as texts: numbers in decimal, bytes in hexadecimal.</summary>
    public IReadOnlyList<string> Show(RpmTag tag) => _entries[(int)tag].Type switch
    {
        RpmTagType.Text or RpmTagType.TextArray or RpmTagType.TranslatedText => Texts(tag),
        RpmTagType.Bytes => [Convert.ToHexStringLower([.. Numbers(tag).Select(number => (byte)number)])],
        _ => [.. Numbers(tag).Select(number => number.ToString(CultureInfo.InvariantCulture))],
    };

    private static InvalidInputException Wrong(string path, string problem) => new(path, $"the package {problem}", "It is damaged or no package of RPM: build or fetch it again");

    private static byte[] Take(Stream stream, int count, string path)
    {
        // The length first: what a damaged header asks for is not allocated where the file does not have it.
        if (stream.Length - stream.Position < count)
        {
            throw Wrong(path, "ends within its header");
        }

        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void Demand(RpmTag tag, Entry entry, long length)
    {
        if (entry.Count < 0 || entry.Offset < 0 || entry.Offset + length > _store.Length)
        {
            throw Wrong(_path, $"has a tag {(int)tag} whose values lie outside of its header");
        }
    }
}
