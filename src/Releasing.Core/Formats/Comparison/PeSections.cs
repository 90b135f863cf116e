using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Comparison;

/// <summary>The headers and sections of a PE program (Microsoft, "PE Format", "Section Table").</summary>
internal static class PeSections
{
    private const uint FileHeaderLength = 24;
    private const uint EntryLength = 40;

    /// <summary>Reads the sections that have bytes in the file.</summary>
    public static IEnumerable<Member> Read(HeaderReader reader, Stream file)
    {
        ulong header = reader.U32(0x3C, "PE e_lfanew");
        var count = reader.U16(header + 6, "PE NumberOfSections");
        var table = header + FileHeaderLength + reader.U16(header + 20, "PE SizeOfOptionalHeader");
        for (uint index = 0; index < count; index++)
        {
            var entry = table + (index * EntryLength);
            var name = Encoding.UTF8.GetString(reader.Bytes(entry, 8, "PE section name")).TrimEnd('\0');
            ulong length = reader.U32(entry + 16, "PE SizeOfRawData");
            ulong offset = reader.U32(entry + 20, "PE PointerToRawData");
            if (length > 0)
            {
                _ = reader.Part(offset, length, "PE section");
                yield return new Member("section " + name, [], target => FileRange.Copy(file, offset, length, target));
            }
        }
    }
}
