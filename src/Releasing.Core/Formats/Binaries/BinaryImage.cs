using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Formats.Elf;
using Releasing.Formats.MachO;
using Releasing.Formats.Pe;

namespace Releasing.Formats.Binaries;

/// <summary>What a compiled program's own header says of it.</summary>
public sealed record BinaryImage
{
    /// <summary>The file format.</summary>
    public required BinaryFormat Format { get; init; }

    /// <summary>The processors it runs on: one, or those of a universal file in its order.</summary>
    public required ImmutableArray<BinaryArchitecture> Architectures { get; init; }

    /// <summary>Arm programs: the floating-point convention; null where the header does not say (Go's never does) and for other processors.</summary>
    public ArmFloatAbi? ArmFloat { get; init; }

    /// <summary>ELF: whether it runs without any shared library or loader; null for other formats.</summary>
    public bool? IsStatic { get; init; }

    /// <summary>ELF: the oldest glibc that has every symbol version it asks for; null when it asks for none.</summary>
    public Version? GlibcRequired { get; init; }

    /// <summary>ELF: path of the loader it names, such as <c>/lib64/ld-linux-x86-64.so.2</c>; null when it names none.</summary>
    public string? Interpreter { get; init; }

    /// <summary>ELF: whether it is linked to musl dynamically; a static program does not tell.</summary>
    public bool IsMusl { get; init; }

    /// <summary>Names of the shared libraries it asks for (ELF, Mach-O), in the file's order.</summary>
    public ImmutableArray<string> Libraries { get; init; } = [];

    /// <summary>ELF: symbol versions and the file's own name; null for other formats.</summary>
    public ElfLinking? Elf { get; init; }

    /// <summary>Mach-O: the oldest macOS it runs on, the newest of its slices'; null when no slice says.</summary>
    public Version? MinimumMacOs { get; init; }

    /// <summary>PE: what it runs in; null for other formats.</summary>
    public PeSubsystem? Subsystem { get; init; }

    /// <summary>PE: whether it is a .NET assembly.</summary>
    public bool IsManaged { get; init; }

    /// <summary>Reads the header of a program. Only headers are read, whatever the size of the file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ReleaseException">It is no ELF, PE or Mach-O file, or a field of its header is wrong; the message names file and field.</exception>
    public static BinaryImage Read(string path)
    {
        using var stream = Open(path);
        return Read(stream, path);
    }

    /// <summary>Tells the format by the first bytes alone.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>Null when it is none of the three, as a script is.</returns>
    /// <exception cref="ReleaseException">The file cannot be read.</exception>
    public static BinaryFormat? FormatOf(string path)
    {
        using var stream = Open(path);
        return Recognise(new HeaderReader(stream, path));
    }

    /// <summary>Reads the header of a program from a stream that can seek; it stays open.</summary>
    /// <param name="stream">The whole program.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="ReleaseException">As for <see cref="Read(string)"/>.</exception>
    public static BinaryImage Read(Stream stream, string path)
    {
        var reader = new HeaderReader(stream, path);
        return Recognise(reader) switch
        {
            BinaryFormat.Elf => ElfImage.Read(reader).ToBinaryImage(),
            BinaryFormat.Pe => PeImage.Read(reader).ToBinaryImage(),
            BinaryFormat.MachO => MachOImage.Read(reader).ToBinaryImage(),
            _ => throw new InvalidInputException(path, "the file is no program (neither ELF, PE nor Mach-O)", "Name the compiled program itself"),
        };
    }

    /// <summary>Tells the format by the first bytes alone; null when it is none of the three.</summary>
    internal static BinaryFormat? Recognise(HeaderReader reader)
    {
        if (reader.Length < 4)
        {
            return null;
        }

        var magic = reader.Bytes(0, 4, "magic number");
        return magic switch
        {
            [0x7F, (byte)'E', (byte)'L', (byte)'F'] => BinaryFormat.Elf,
            [(byte)'M', (byte)'Z', ..] => BinaryFormat.Pe,
            _ => MachOImage.IsMagic(magic) ? BinaryFormat.MachO : null,
        };
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the file cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }
    }
}
