using System.Buffers.Binary;
using System.Text;
using Releasing.Failures;

namespace Releasing.Formats.Binaries;

/// <summary>
/// Reads single fields of a file that may be cut short, damaged or hostile: every read is bounded, and one that leaves the file
/// names the file, the field and the place.
/// </summary>
internal sealed class HeaderReader
{
    private const int LongestText = 4096;
    private const int LongestName = 64;
    private const int LargestRead = 64 * 1024;

    private readonly Stream _stream;
    private readonly long _start;

    public HeaderReader(Stream stream, string path)
        : this(stream, path, 0, stream.Length)
    {
    }

    private HeaderReader(Stream stream, string path, long start, long length)
    {
        _stream = stream;
        Path = path;
        _start = start;
        Length = length;
    }

    public string Path { get; }

    /// <summary>Length in bytes of what is read from.</summary>
    public long Length { get; }

    /// <summary>Byte order of the numbers.</summary>
    public bool IsBigEndian { get; set; }

    /// <summary>A reader of a part, which begins at 0 again and has the same byte order.</summary>
    public HeaderReader Part(ulong offset, ulong length, string field)
    {
        Demand(offset, length, field);
        return new HeaderReader(_stream, Path, _start + (long)offset, (long)length) { IsBigEndian = IsBigEndian };
    }

    public byte[] Bytes(ulong offset, int count, string field)
    {
        if (count is < 0 or > LargestRead)
        {
            throw Wrong(field, $"has an unlikely length of {count} bytes");
        }

        Demand(offset, (ulong)count, field);
        var bytes = new byte[count];
        _stream.Position = _start + (long)offset;
        try
        {
            _stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException error)
        {
            throw Wrong(field, "was cut off while the file was read", error);
        }

        return bytes;
    }

    /// <summary>A part of any length up to a limit.</summary>
    public byte[] Content(ulong offset, ulong length, int limit, string field)
    {
        Demand(offset, length, field);
        if (length > (ulong)limit)
        {
            throw Wrong(field, $"has {length} bytes, more than the {limit} that are read");
        }

        var content = new byte[length];
        for (var done = 0; done < content.Length;)
        {
            var bytes = Bytes(offset + (ulong)done, Math.Min(LargestRead, content.Length - done), field);
            bytes.CopyTo(content, done);
            done += bytes.Length;
        }

        return content;
    }

    public ushort U16(ulong offset, string field)
    {
        var bytes = Bytes(offset, 2, field);
        return IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public uint U32(ulong offset, string field)
    {
        var bytes = Bytes(offset, 4, field);
        return IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ulong U64(ulong offset, string field)
    {
        var bytes = Bytes(offset, 8, field);
        return IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Text up to its NUL, which must come within 4096 bytes.</summary>
    public string Text(ulong offset, string field)
    {
        Demand(offset, 1, field);
        var bytes = Bytes(offset, (int)Math.Min(LongestText, Length - (long)offset), field);
        var end = Array.IndexOf(bytes, (byte)0);
        return end < 0 ? throw Wrong(field, "has no end") : Printable(Encoding.UTF8.GetString(bytes, 0, end));
    }

    /// <summary>A name up to its NUL, to 64 bytes or to the end of what is read from: of a longer one only that much matters.</summary>
    public string Name(ulong offset, string field)
    {
        Demand(offset, 1, field);
        var bytes = Bytes(offset, (int)Math.Min(LongestName, Length - (long)offset), field);
        var end = Array.IndexOf(bytes, (byte)0);
        return Printable(Encoding.UTF8.GetString(bytes, 0, end < 0 ? bytes.Length : end));
    }

    /// <summary>The failure that names file and field.</summary>
    public InvalidInputException Wrong(string field, string problem, Exception? inner = null) =>
        new(Path, $"{field} {problem}", "The file is cut short or damaged: build it again", inner);

    private void Demand(ulong offset, ulong count, string field)
    {
        var length = (ulong)Length;
        if (offset > length || count > length - offset)
        {
            throw Wrong(field, $"lies at byte {offset} (+{count}), past the end of {length} bytes");
        }
    }

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
