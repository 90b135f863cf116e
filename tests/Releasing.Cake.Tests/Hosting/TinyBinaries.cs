using System.Buffers.Binary;

namespace Releasing.Cake.Tests.Hosting;

/// <summary>The smallest files that are what they claim to be: nothing here could run, everything can be read.</summary>
internal static class TinyBinaries
{
    /// <summary>A static x86-64 Linux executable without segments (System V ABI, ELF header).</summary>
    public static byte[] Elf(byte mark = 0)
    {
        var file = new byte[128];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(16), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(18), 62);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(52), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(54), 56);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(58), 64);
        file[100] = mark;
        return file;
    }

    /// <summary>An x86-64 Windows console program without sections (PE format, COFF header and optional header).</summary>
    public static byte[] Pe()
    {
        var file = new byte[512];
        file[0] = (byte)'M';
        file[1] = (byte)'Z';
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x3C), 0x80);
        "PE\0\0"u8.CopyTo(file.AsSpan(0x80));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x84), 0x8664);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x94), 240);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x96), 0x0022);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x98), 0x020B);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x98 + 68), 3);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x98 + 108), 16);
        return file;
    }

    /// <summary>A 64-bit Arm program for macOS without load commands (Apple, &lt;mach-o/loader.h&gt;).</summary>
    public static byte[] MachO()
    {
        var file = new byte[64];
        foreach (var (at, value) in new[] { (0, 0xFEEDFACFu), (4, 0x0100000Cu), (12, 2u) })
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        }

        return file;
    }
}
