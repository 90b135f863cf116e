using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Sboms.Go;

/// <summary>
/// Finds the build info of a Go program: a header of 32 bytes in a section of its own (ELF <c>.go.buildinfo</c>, Mach-O <c>__go_buildinfo</c>) or near the start of the data (PE, and programs stripped of sections).
/// Since Go 1.18 two strings with lengths follow; before, the header has the addresses of two Go strings.
/// </summary>
internal sealed class GoBuildInfoReader(BinaryLayout layout)
{
    private const int HeaderLength = 32;
    private const int Alignment = 16;
    private const int Chunk = 32 * 1024;

    // The linker puts it near the start of the data; the rest of a large data segment cannot hold it.
    private const ulong SearchedBytes = 1024 * 1024;
    private const int LongestVersion = 1024;
    private const int LongestModules = 16 * 1024 * 1024;

    // The module lines stand between two marks of 16 bytes, the first of which is followed by "path\t" or "mod\t".
    private const int MarkLength = 16;

    private readonly HeaderReader _file = layout.Reader;

    private static ReadOnlySpan<byte> Magic => [0xFF, (byte)' ', (byte)'G', (byte)'o', (byte)' ', (byte)'b', (byte)'u', (byte)'i', (byte)'l', (byte)'d', (byte)'i', (byte)'n', (byte)'f', (byte)':'];

    /// <summary>The build info; null for a program that Go did not make, or whose header has no addresses in the file (position-independent, before Go 1.18).</summary>
    public GoBuildInfo? Read()
    {
        var section = layout.Section(".go.buildinfo") ?? layout.Section("__go_buildinfo");
        if ((section ?? layout.Segments.FirstOrDefault(segment => segment is { IsData: true, Length: > 0 })) is not { } part)
        {
            return null;
        }

        if (section is null && part.Offset > (ulong)_file.Length)
        {
            return null;
        }

        // A segment may reach past the end of a program whose tail was cut; only a section of this very name has to be whole.
        var length = section is null ? Math.Min(part.Length, (ulong)_file.Length - part.Offset) : part.Length;
        var data = _file.Part(part.Offset, length, section?.Name ?? part.Name);
        return Find(data) is { } start ? Decode(data, start, section?.Name ?? part.Name) : null;
    }

    private static ulong? Find(HeaderReader data)
    {
        var end = Math.Min((ulong)data.Length, SearchedBytes);
        for (ulong start = 0; start + HeaderLength <= end; start += Chunk)
        {
            var bytes = data.Bytes(start, (int)Math.Min(Chunk + HeaderLength, end - start), "Go build info");
            for (var at = 0; at + HeaderLength <= bytes.Length; at += Alignment)
            {
                if (bytes.AsSpan(at).StartsWith(Magic))
                {
                    return start + (ulong)at;
                }
            }
        }

        return null;
    }

    private GoBuildInfo? Decode(HeaderReader data, ulong start, string section)
    {
        var width = data.Bytes(start + 14, 1, section)[0];
        var flags = data.Bytes(start + 15, 1, section)[0];
        string? version;
        string? modules;
        if ((flags & 2) != 0)
        {
            var position = start + HeaderLength;
            version = Text(Inline(data, ref position, LongestVersion, section));
            modules = Unframed(Inline(data, ref position, LongestModules, section));
        }
        else
        {
            if (width is not (4 or 8))
            {
                throw data.Wrong(section, $"has build info with addresses of {width} bytes");
            }

            data.IsBigEndian = flags != 0;
            version = Text(Pointed(data, Address(data, start + 16, width, section), width, LongestVersion, section));
            modules = Unframed(Pointed(data, Address(data, start + 16 + width, width, section), width, LongestModules, section));
        }

        return version is { Length: > 0 } ? new GoBuildInfo(version, modules ?? "") : null;
    }

    // An unsigned number in groups of seven bits, the lowest first, then that many bytes.
    private static byte[] Inline(HeaderReader data, ref ulong position, int limit, string section)
    {
        ulong length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = data.Bytes(position++, 1, section)[0];
            length |= (ulong)(part & 0x7F) << shift;
            if ((part & 0x80) == 0)
            {
                break;
            }

            if (shift == 56)
            {
                throw data.Wrong(section, "has a string whose length never ends");
            }
        }

        var content = data.Content(position, length, limit, section);
        position += length;
        return content;
    }

    private static ulong Address(HeaderReader reader, ulong offset, int width, string section) => width == 8 ? reader.U64(offset, section) : reader.U32(offset, section);

    // A Go string is an address and a length.
    private byte[] Pointed(HeaderReader data, ulong address, int width, int limit, string section)
    {
        _file.IsBigEndian = data.IsBigEndian;
        if (layout.Locate(address) is not var (header, follows) || follows < 2 * (ulong)width)
        {
            return [];
        }

        var text = Address(_file, header, width, section);
        var length = Address(_file, header + (ulong)width, width, section);
        return length > 0 && layout.Locate(text) is var (offset, there) && there >= length ? _file.Content(offset, length, limit, section) : [];
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static string? Unframed(byte[] bytes) =>
        bytes.Length > 2 * MarkLength && bytes[^(MarkLength + 1)] == (byte)'\n' ? Encoding.UTF8.GetString(bytes, MarkLength, bytes.Length - (2 * MarkLength)) : null;
}
