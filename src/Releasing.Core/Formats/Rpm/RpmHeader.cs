using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Releasing.Formats.Rpm;

/// <summary>
/// A header structure (RPM v4 format): an index of tags in rising order, each with type, place and count, then the values. An immutable region that covers
/// all of it stands first in the index and last among the values; what is signed is its bytes.
/// </summary>
internal sealed class RpmHeader(RpmTag region)
{
    private const int EntrySize = 16;

    private static readonly byte[] s_magic = [0x8E, 0xAD, 0xE8, 0x01, 0, 0, 0, 0];

    private readonly SortedDictionary<int, Value> _values = [];

    private sealed record Value(RpmTagType Type, int Count, byte[] Bytes);

    public void Text(RpmTag tag, string text) => Put((int)tag, RpmTagType.Text, 1, Terminated(text));

    public void TranslatedText(RpmTag tag, string text) => Put((int)tag, RpmTagType.TranslatedText, 1, Terminated(text));

    public void Texts(RpmTag tag, IReadOnlyCollection<string> texts) =>
        Put((int)tag, RpmTagType.TextArray, texts.Count, [.. texts.SelectMany(Terminated)]);

    public void Numbers(RpmTag tag, IReadOnlyCollection<ushort> numbers) =>
        Put((int)tag, RpmTagType.Int16, numbers.Count, BigEndian(numbers, BinaryPrimitives.ReverseEndianness));

    public void Numbers(RpmTag tag, IReadOnlyCollection<uint> numbers) =>
        Put((int)tag, RpmTagType.Int32, numbers.Count, BigEndian(numbers, BinaryPrimitives.ReverseEndianness));

    public void Numbers(RpmTag tag, IReadOnlyCollection<ulong> numbers) =>
        Put((int)tag, RpmTagType.Int64, numbers.Count, BigEndian(numbers, BinaryPrimitives.ReverseEndianness));

    public void Number(RpmTag tag, uint number) => Numbers(tag, [number]);

    public void Text(RpmSignatureTag tag, string text) => Text((RpmTag)tag, text);

    public void Bytes(RpmSignatureTag tag, byte[] bytes) => Put((int)tag, RpmTagType.Bytes, bytes.Length, bytes);

    public void Number(RpmSignatureTag tag, uint number) => Number((RpmTag)tag, number);

    public void Number(RpmSignatureTag tag, ulong number) => Numbers((RpmTag)tag, [number]);

    /// <summary>The whole structure, from its magic number on.</summary>
    public byte[] ToBytes()
    {
        var index = new MemoryStream();
        var store = new MemoryStream();
        foreach (var (tag, value) in _values)
        {
            Align(store, value.Type);
            WriteEntry(index, tag, value.Type, (int)store.Length, value.Count);
            store.Write(value.Bytes);
        }

        // The region's value is an index entry of its own, whose offset points back over the index it covers.
        var regionOffset = (int)store.Length;
        WriteEntry(store, (int)region, RpmTagType.Bytes, -(EntrySize * (_values.Count + 1)), EntrySize);
        var header = new MemoryStream();
        header.Write(s_magic);
        WriteNumber(header, _values.Count + 1);
        WriteNumber(header, (int)store.Length);
        WriteEntry(header, (int)region, RpmTagType.Bytes, regionOffset, EntrySize);
        index.WriteTo(header);
        store.WriteTo(header);
        return header.ToArray();
    }

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + "\0");

    private static byte[] BigEndian<T>(IReadOnlyCollection<T> numbers, Func<T, T> reverse)
        where T : struct =>
        MemoryMarshal.AsBytes<T>([.. BitConverter.IsLittleEndian ? numbers.Select(reverse) : numbers]).ToArray();

    private static void Align(MemoryStream store, RpmTagType type)
    {
        var width = type switch
        {
            RpmTagType.Int16 => 2,
            RpmTagType.Int32 => 4,
            RpmTagType.Int64 => 8,
            _ => 1,
        };
        while (store.Length % width != 0)
        {
            store.WriteByte(0);
        }
    }

    private static void WriteEntry(MemoryStream stream, int tag, RpmTagType type, int offset, int count)
    {
        WriteNumber(stream, tag);
        WriteNumber(stream, (int)type);
        WriteNumber(stream, offset);
        WriteNumber(stream, count);
    }

    private static void WriteNumber(MemoryStream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        stream.Write(bytes);
    }

    private void Put(int tag, RpmTagType type, int count, byte[] bytes)
    {
        // rpm takes a header with an empty value for a damaged one.
        if (count > 0)
        {
            _values.Add(tag, new Value(type, count, bytes));
        }
    }
}
