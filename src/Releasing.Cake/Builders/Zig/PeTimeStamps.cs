using System.Buffers.Binary;
using Releasing.Failures;

namespace Releasing.Cake.Builders.Zig;

/// <summary>
/// Sets the time of linking in a Windows program: zig's linker writes the present and takes no option against it
/// ("PE Format", Microsoft documentation: COFF file header, export and debug directories).
/// </summary>
internal static class PeTimeStamps
{
    private const int ExportDirectory = 0;
    private const int DebugDirectory = 6;
    private const int DebugEntryLength = 28;

    /// <summary>Overwrites every time stamp in the headers.</summary>
    /// <exception cref="ReleaseException">The file is no PE program.</exception>
    public static void Set(string path, DateTimeOffset time)
    {
        var bytes = File.ReadAllBytes(path);
        var stamp = (uint)time.ToUnixTimeSeconds();
        try
        {
            Set(bytes, stamp);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new ReleaseException($"{path}: the file is cut off inside its PE header. Build it again.", exception);
        }

        File.WriteAllBytes(path, bytes);
    }

    private static void Set(byte[] bytes, uint stamp)
    {
        var header = (int)Read(bytes, 0x3C);
        if (!bytes.AsSpan(header, 4).SequenceEqual("PE\0\0"u8))
        {
            throw new ReleaseException("The file is no PE program. Check what the build was told.");
        }

        Write(bytes, header + 8, stamp);
        var sections = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(header + 6));
        var optional = header + 24;
        var optionalLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(header + 20));
        var directories = optional + (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(optional)) == 0x20B ? 112 : 96);

        if (Offset(ExportDirectory) is { } exports)
        {
            Write(bytes, exports + 4, stamp);
        }

        if (Offset(DebugDirectory) is { } debug)
        {
            for (var entry = 0; entry < Read(bytes, directories + (DebugDirectory * 8) + 4) / DebugEntryLength; entry++)
            {
                Write(bytes, debug + (entry * DebugEntryLength) + 4, stamp);
            }
        }

        // Where a directory lies in the file; null when there is none.
        int? Offset(int directory)
        {
            var address = Read(bytes, directories + (directory * 8));
            for (var section = 0; address != 0 && section < sections; section++)
            {
                var at = optional + optionalLength + (section * 40);
                var start = Read(bytes, at + 12);
                if (address >= start && address < start + Read(bytes, at + 16))
                {
                    return (int)(address - start + Read(bytes, at + 20));
                }
            }

            return null;
        }
    }

    private static uint Read(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset, 4));

    private static void Write(byte[] bytes, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(offset, 4), value);
}
