using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Releasing.Core.Tests.Verification.Folders.Execution;

/// <summary>Programs of some dozen bytes for Linux on x86-64, which need no compiler and no library (System V ABI, AMD64 supplement, "ELF header"; the kernel's write is call 1, exit is 60).</summary>
internal static class TinyProgram
{
    private const int Headers = 64 + 56;
    private const ulong Address = 0x400000;

    /// <summary>Whether this machine can start them.</summary>
    public static bool RunsHere => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>Prints a line and ends well.</summary>
    public static byte[] Saying(string line)
    {
        var text = Encoding.ASCII.GetBytes(line + "\n");
        byte[] code =
        [
            0xB8, 1, 0, 0, 0, 0xBF, 1, 0, 0, 0,         // eax = write, edi = standard output
            0x48, 0x8D, 0x35, 21, 0, 0, 0,              // rsi = the text, 21 bytes behind this instruction
            0xBA, (byte)text.Length, 0, 0, 0, 0x0F, 5,  // edx = its length; call
            0xB8, 60, 0, 0, 0, 0xBF, 0, 0, 0, 0, 0x0F, 5, 0x90, 0x90,
        ];
        return Elf([.. code, .. text]);
    }

    /// <summary>Ends by an instruction that is none.</summary>
    public static byte[] Crashing => Elf([0x0F, 0x0B]);

    /// <summary>Jumps to itself for ever.</summary>
    public static byte[] Hanging => Elf([0xEB, 0xFE]);

    /// <summary>Says that it is for another processor.</summary>
    public static byte[] ForArm64
    {
        get
        {
            var program = Saying("never");
            BinaryPrimitives.WriteUInt16LittleEndian(program.AsSpan(18), 183);
            return program;
        }
    }

    private static byte[] Elf(byte[] code)
    {
        var file = new byte[Headers + code.Length];
        "\u007FELF"u8.CopyTo(file);
        (file[4], file[5], file[6]) = (2, 1, 1);
        Write16(file, 16, 2);
        Write16(file, 18, 62);
        Write32(file, 20, 1);
        Write64(file, 24, Address + Headers);
        Write64(file, 32, 64);
        Write16(file, 52, 64);
        Write16(file, 54, 56);
        Write16(file, 56, 1);
        Write16(file, 58, 64);

        // One segment: all of the file, readable and executable.
        Write32(file, 64, 1);
        Write32(file, 68, 5);
        Write64(file, 80, Address);
        Write64(file, 88, Address);
        Write64(file, 96, (ulong)file.Length);
        Write64(file, 104, (ulong)file.Length);
        Write64(file, 112, 0x1000);
        code.CopyTo(file, Headers);
        return file;
    }

    private static void Write16(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void Write32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void Write64(byte[] file, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
}
