using Releasing.Targets;

namespace Releasing.Formats.Binaries;

/// <summary>Holds a program against a target, by what its own header says.</summary>
public static class TargetFit
{
    /// <summary>What tells that a program is not for a target.</summary>
    /// <param name="image">The program's header.</param>
    /// <param name="target">The target.</param>
    /// <returns>The rest of a sentence that begins with the program, such as <c>is for Arm64</c>; null when it fits.</returns>
    public static string? Problem(BinaryImage image, Target target)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(target);
        if (image.Format != FormatOf(target))
        {
            return $"is a program for {SystemOf(image.Format)}";
        }

        if (!image.Architectures.Order().SequenceEqual(ArchitecturesOf(target).Order()))
        {
            return $"is for {string.Join(" and ", image.Architectures)}";
        }

        return target switch
        {
            { Arch: TargetArch.Armv7 } when image.ArmFloat == ArmFloatAbi.Soft => "passes floating-point numbers in general registers (armel)",
            { Libc: TargetLibc.Musl } when NeedsGlibc(image) => "is linked to glibc",
            { Libc: TargetLibc.Gnu } when image.IsMusl => "is linked to musl dynamically",
            { Os: TargetOs.Windows } when image.IsManaged => "is a .NET assembly without a host",
            _ => null,
        };
    }

    /// <summary>Whether an ELF program starts only where glibc is.</summary>
    /// <param name="image">The program's header.</param>
    public static bool NeedsGlibc(BinaryImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.GlibcRequired is not null
            || (image.Interpreter is { } loader && Path.GetFileName(loader).StartsWith("ld-linux", StringComparison.Ordinal));
    }

    private static BinaryFormat FormatOf(Target target) => target.Os switch
    {
        TargetOs.Linux => BinaryFormat.Elf,
        TargetOs.MacOs => BinaryFormat.MachO,
        _ => BinaryFormat.Pe,
    };

    private static string SystemOf(BinaryFormat format) => format switch
    {
        BinaryFormat.Elf => "Linux",
        BinaryFormat.MachO => "macOS",
        _ => "Windows",
    };

    private static IReadOnlyList<BinaryArchitecture> ArchitecturesOf(Target target) => target.Arch switch
    {
        TargetArch.X64 => [BinaryArchitecture.X64],
        TargetArch.Arm64 => [BinaryArchitecture.Arm64],
        TargetArch.Armv7 => [BinaryArchitecture.Arm],
        _ => [BinaryArchitecture.X64, BinaryArchitecture.Arm64],
    };
}
