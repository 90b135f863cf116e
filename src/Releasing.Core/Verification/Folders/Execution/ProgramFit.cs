using System.Runtime.InteropServices;
using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Formats.Pe;

namespace Releasing.Verification.Folders.Execution;

/// <summary>Whether a file is a program that this machine can start.</summary>
internal static class ProgramFit
{
    /// <summary>Looks at the header.</summary>
    /// <param name="path">The file.</param>
    /// <returns>True when it fits, false when it is a program for another machine, null when it is no program that somebody starts.</returns>
    public static bool? Of(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (BinaryImage.FormatOf(path) is not { } format || IsLibrary(name, format))
            {
                return null;
            }

            var image = BinaryImage.Read(path);
            return format == Here && image.Architectures.Contains(Architecture) && image.Subsystem is null or PeSubsystem.WindowsConsole
                && (image.Interpreter is null || File.Exists(image.Interpreter));
        }
        catch (ReleaseException)
        {
            // Test data may look like half a program.
            return null;
        }
    }

    private static BinaryFormat Here => OperatingSystem.IsWindows() ? BinaryFormat.Pe : OperatingSystem.IsMacOS() ? BinaryFormat.MachO : BinaryFormat.Elf;

    private static BinaryArchitecture Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => BinaryArchitecture.X64,
        System.Runtime.InteropServices.Architecture.Arm64 => BinaryArchitecture.Arm64,
        System.Runtime.InteropServices.Architecture.Arm => BinaryArchitecture.Arm,
        System.Runtime.InteropServices.Architecture.X86 => BinaryArchitecture.X86,
        _ => BinaryArchitecture.Other,
    };

    private static bool IsLibrary(string name, BinaryFormat format) => format == BinaryFormat.Pe
        ? !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
        : name.Contains(".so", StringComparison.Ordinal) || name.EndsWith(".dylib", StringComparison.Ordinal) || name.EndsWith(".o", StringComparison.Ordinal) || name.EndsWith(".node", StringComparison.Ordinal);
}
