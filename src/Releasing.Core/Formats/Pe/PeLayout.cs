using Releasing.Formats.Binaries;

namespace Releasing.Formats.Pe;

/// <summary>The sections of a PE file (PE Format, "Section Table"), which are also what is loaded.</summary>
internal static class PeLayout
{
    private const int FileHeaderLength = 24;
    private const int EntryLength = 40;

    // IMAGE_SCN_CNT_INITIALIZED_DATA, IMAGE_SCN_MEM_EXECUTE, IMAGE_SCN_MEM_WRITE.
    private const uint InitializedData = 0x40;
    private const uint Executable = 0x20000000;
    private const uint Writable = 0x80000000;

    /// <summary>The layout; null when it is a program for DOS, or another file that begins with the same two letters.</summary>
    public static BinaryLayout? Read(HeaderReader reader)
    {
        reader.IsBigEndian = false;
        if (reader.Length < 0x40)
        {
            return null;
        }

        ulong header = reader.U32(0x3C, "PE e_lfanew");
        if (header + FileHeaderLength > (ulong)reader.Length || !reader.Bytes(header, 4, "PE signature").AsSpan().SequenceEqual("PE\0\0"u8))
        {
            return null;
        }

        var count = reader.U16(header + 6, "PE NumberOfSections");
        ulong optionalLength = reader.U16(header + 20, "PE SizeOfOptionalHeader");
        var optional = header + FileHeaderLength;
        ulong imageBase = optionalLength < 32 ? 0 : reader.U16(optional, "PE optional header Magic") switch
        {
            0x10B => reader.U32(optional + 28, "PE ImageBase"),
            0x20B => reader.U64(optional + 24, "PE ImageBase"),
            var magic => throw reader.Wrong("PE optional header Magic", $"is 0x{magic:x}, neither 0x10b nor 0x20b"),
        };
        var table = reader.Part(optional + optionalLength, (ulong)count * EntryLength, "PE section table");
        var sections = new List<BinaryPart>();
        for (uint i = 0; i < count; i++)
        {
            ulong entry = i * EntryLength;
            var rawSize = table.U32(entry + 16, "PE SizeOfRawData");
            var flags = table.U32(entry + 36, "PE Characteristics");
            if (rawSize > 0)
            {
                sections.Add(new BinaryPart(
                    table.Part(entry, 8, "PE section name").Name(0, "PE section name"),
                    unchecked(imageBase + table.U32(entry + 12, "PE VirtualAddress")),
                    table.U32(entry + 20, "PE PointerToRawData"),
                    rawSize,
                    (flags & (InitializedData | Executable | Writable)) == (InitializedData | Writable)));
            }
        }

        return new BinaryLayout(reader, BinaryFormat.Pe, sections, sections);
    }
}
