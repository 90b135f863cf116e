using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Text;

namespace Releasing.Formats.Linux;

/// <summary>Holds the compiled programs and libraries in a package against what the package says it is for.</summary>
public static class PackagedPrograms
{
    // The processor of programs that run inside the kernel (e_machine EM_BPF), which every package may bring.
    private const ushort Bpf = 247;

    private static readonly string[] s_otherProcessors = ["/lib/firmware/", "/usr/lib/firmware/"];

    /// <summary>Everything wrong with the ELF files of a package, by their headers. Firmware is for other processors and not looked at.</summary>
    /// <param name="package">The package; without a target it may hold no program at all.</param>
    /// <param name="format">The format: deb and rpm belong to systems with glibc, apk to one with musl, so a program that loads the other C library does not start there.</param>
    /// <returns>Full sentences that name the path.</returns>
    /// <exception cref="ReleaseException">A file cannot be read.</exception>
    public static IReadOnlyList<string> Problems(LinuxPackage package, PackageFormats format)
    {
        ArgumentNullException.ThrowIfNull(package);
        var problems = new List<string>();
        foreach (var member in package.Members)
        {
            if (member is { Kind: EntryKind.File, Content: { } content } && !s_otherProcessors.Any(folder => member.Path.StartsWith(folder, StringComparison.Ordinal)))
            {
                using var stream = content.Open();
                if (stream.CanSeek && IsElf(stream) && Problem(stream, content.Origin, package, format) is { } problem)
                {
                    problems.Add($"'{PlainText.Line(member.Path)}' {problem}");
                }
            }
        }

        return problems;
    }

    private static string? Problem(Stream stream, string origin, LinuxPackage package, PackageFormats format)
    {
        BinaryImage image;
        try
        {
            image = BinaryImage.Read(stream, origin);
        }
        catch (ReleaseException failure)
        {
            return $"is a damaged program ({failure.Message})";
        }

        if (package.Target is not { } target)
        {
            return "is a compiled program, but the package is for every processor. Set its target.";
        }

        if (TargetFit.Problem(image, target) is { } problem)
        {
            return $"{problem}, but the package is for {target.Name}. Package the program that was built for it.";
        }

        return format switch
        {
            PackageFormats.Apk when TargetFit.NeedsGlibc(image) => "is linked to glibc, which Alpine does not have. Package the musl target, or a static program.",
            PackageFormats.Deb or PackageFormats.Rpm when image.IsMusl => "is linked to musl dynamically, which systems with this package format do not have. Package the GNU target, or a static program.",
            _ => null,
        };
    }

    private static bool IsElf(Stream stream)
    {
        // e_ident, e_type and e_machine; the byte order of the latter stands at byte 5.
        Span<byte> start = stackalloc byte[20];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..length].StartsWith("\u007fELF"u8) && (length < start.Length || (start[5] == 2 ? start[18] << 8 | start[19] : start[19] << 8 | start[18]) != Bpf);
    }
}
