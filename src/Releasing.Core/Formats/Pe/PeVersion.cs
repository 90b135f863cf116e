using System.Buffers.Binary;
using System.Globalization;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Pe;

/// <summary>The version resource of a program or library (PE Format, "The .rsrc Section"; VS_VERSIONINFO).</summary>
/// <param name="Version">Four numbers, such as <c>1.2.3.0</c>: the file version of VS_FIXEDFILEINFO.</param>
/// <param name="Language">Number of its language; 0 for none.</param>
internal sealed record PeVersion(string Version, int Language)
{
    private const uint ResourceDirectory = 2;
    private const uint VersionResource = 16;
    private const uint Subdirectory = 0x80000000;
    private const uint FixedFileInfo = 0xFEEF04BD;
    private const int LongestResource = 1024 * 1024;

    // "Translation" and its NUL in UTF-16; what follows it, at the next multiple of four, is language and code page.
    private static readonly byte[] s_translation = System.Text.Encoding.Unicode.GetBytes("Translation\0");

    /// <summary>Reads the version; null where the file is no PE file or has none, or where its resources are damaged: Windows then treats it as a file without a version.</summary>
    public static PeVersion? Read(Stream stream, string path)
    {
        try
        {
            var reader = new HeaderReader(stream, path);
            return reader.Length >= 0x40 && reader.U16(0, "DOS signature") == 0x5A4D ? Find(reader) : null;
        }
        catch (Failures.InvalidInputException)
        {
            return null;
        }
    }

    private static PeVersion? Find(HeaderReader reader)
    {
        ulong header = reader.U32(0x3C, "PE e_lfanew");
        if (!reader.Bytes(header, 4, "PE signature").AsSpan().SequenceEqual("PE\0\0"u8))
        {
            return null;
        }

        var optional = header + 24;
        var directories = optional + (ulong)(reader.U16(optional, "PE optional header Magic") == 0x10B ? 96 : 112);
        if (reader.U32(directories - 4, "PE NumberOfRvaAndSizes") <= ResourceDirectory)
        {
            return null;
        }

        var address = reader.U32(directories + (8 * ResourceDirectory), "PE resource table");
        var sections = optional + reader.U16(header + 20, "PE SizeOfOptionalHeader");
        var count = reader.U16(header + 6, "PE NumberOfSections");
        if (address == 0 || Offset(reader, sections, count, address) is not { } root
            || Entry(reader, root, root, VersionResource) is not { } names
            || Entry(reader, root, names.Offset, null) is not { } languages
            || Entry(reader, root, languages.Offset, null) is not { } data
            || Offset(reader, sections, count, reader.U32(data.Offset, "PE resource OffsetToData")) is not { } place)
        {
            return null;
        }

        return Parse(reader.Content(place, reader.U32(data.Offset + 4, "PE resource Size"), LongestResource, "PE version resource"), (int)data.Id);
    }

    private static ulong? Offset(HeaderReader reader, ulong sections, int count, uint address)
    {
        for (var index = 0; index < count; index++)
        {
            var section = sections + (ulong)(index * 40);
            var start = reader.U32(section + 12, "PE VirtualAddress");
            if (address >= start && address - start < reader.U32(section + 16, "PE SizeOfRawData"))
            {
                return reader.U32(section + 20, "PE PointerToRawData") + (ulong)(address - start);
            }
        }

        return null;
    }

    // The tree has three levels (type, name, language); the wanted entry, or the first one.
    private static (uint Id, ulong Offset)? Entry(HeaderReader reader, ulong root, ulong directory, uint? wanted)
    {
        var count = reader.U16(directory + 12, "PE resource NumberOfNamedEntries") + reader.U16(directory + 14, "PE resource NumberOfIdEntries");
        for (var index = 0; index < count; index++)
        {
            var entry = directory + 16 + (ulong)(index * 8);
            var id = reader.U32(entry, "PE resource entry");
            if (wanted is null || id == wanted)
            {
                return (id, root + (reader.U32(entry + 4, "PE resource offset") & ~Subdirectory));
            }
        }

        return null;
    }

    private static PeVersion? Parse(byte[] resource, int language)
    {
        // Length, value length, type, the key "VS_VERSION_INFO" and its NUL, and then at a multiple of four the fixed part.
        const int Fixed = 40;
        if (resource.Length < Fixed + 52 || BinaryPrimitives.ReadUInt32LittleEndian(resource.AsSpan(Fixed)) != FixedFileInfo)
        {
            return null;
        }

        var high = BinaryPrimitives.ReadUInt32LittleEndian(resource.AsSpan(Fixed + 8));
        var low = BinaryPrimitives.ReadUInt32LittleEndian(resource.AsSpan(Fixed + 12));
        var translation = resource.AsSpan().IndexOf(s_translation);
        var place = (translation + s_translation.Length + 3) & ~3;
        return new PeVersion(
            string.Create(CultureInfo.InvariantCulture, $"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"),
            translation >= 0 && place + 4 <= resource.Length ? BinaryPrimitives.ReadUInt16LittleEndian(resource.AsSpan(place)) : language);
    }
}
