using System.IO.Enumeration;
using System.Runtime.InteropServices;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Targets;

/// <summary>Every target there is, and the ways to find one.</summary>
public static class TargetTable
{
    /// <summary>All targets, in the order in which they are listed, built and published.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        Linux(TargetArch.X64, TargetLibc.Gnu, "x86_64-unknown-linux-gnu", "linux-x64", "x86_64-linux-gnu"),
        Linux(TargetArch.X64, TargetLibc.Musl, "x86_64-unknown-linux-musl", "linux-musl-x64", "x86_64-linux-musl"),
        Linux(TargetArch.Arm64, TargetLibc.Gnu, "aarch64-unknown-linux-gnu", "linux-arm64", "aarch64-linux-gnu"),
        Linux(TargetArch.Arm64, TargetLibc.Musl, "aarch64-unknown-linux-musl", "linux-musl-arm64", "aarch64-linux-musl"),
        Linux(TargetArch.Armv7, TargetLibc.Gnu, "armv7-unknown-linux-gnueabihf", "linux-arm", "arm-linux-gnueabihf"),
        Linux(TargetArch.Armv7, TargetLibc.Musl, "armv7-unknown-linux-musleabihf", "linux-musl-arm", "arm-linux-musleabihf"),
        new()
        {
            Name = "macos-x86_64", Os = TargetOs.MacOs, Arch = TargetArch.X64, RustTriples = ["x86_64-apple-darwin"],
            GoOs = "darwin", GoArch = "amd64", GoAmd64 = "v1", Rid = "osx-x64", ZigTarget = "x86_64-macos",
        },
        new()
        {
            Name = "macos-aarch64", Os = TargetOs.MacOs, Arch = TargetArch.Arm64, RustTriples = ["aarch64-apple-darwin"],
            GoOs = "darwin", GoArch = "arm64", Rid = "osx-arm64", ZigTarget = "aarch64-macos",
        },
        new() { Name = "macos-universal2", Os = TargetOs.MacOs, Arch = TargetArch.Universal2, GoOs = "darwin" },
        new()
        {
            Name = "windows-x86_64", Os = TargetOs.Windows, Arch = TargetArch.X64, RustTriples = ["x86_64-pc-windows-msvc", "x86_64-pc-windows-gnu", "x86_64-pc-windows-gnullvm"],
            GoOs = "windows", GoArch = "amd64", GoAmd64 = "v1", Rid = "win-x64", ZigTarget = "x86_64-windows-gnu", OciPlatform = "windows/amd64",
        },
        new()
        {
            Name = "windows-aarch64", Os = TargetOs.Windows, Arch = TargetArch.Arm64, RustTriples = ["aarch64-pc-windows-msvc", "aarch64-pc-windows-gnullvm"],
            GoOs = "windows", GoArch = "arm64", Rid = "win-arm64", ZigTarget = "aarch64-windows-gnu", OciPlatform = "windows/arm64",
        },
    ];

    /// <summary>The target for both processors of macOS: its programs are joined from those of <see cref="Slices"/>.</summary>
    public static Target Universal { get; } = All.Single(target => target.Arch == TargetArch.Universal2);

    /// <summary>The two macOS targets that <see cref="Universal"/> is made of, Intel first.</summary>
    public static IReadOnlyList<Target> Slices { get; } = [.. All.Where(target => target.Os == TargetOs.MacOs && target.Arch != TargetArch.Universal2)];

    /// <summary>The machine that this program runs on; null when it is none of the targets.</summary>
    public static Target? Host
    {
        get
        {
            TargetOs? os = OperatingSystem.IsLinux() ? TargetOs.Linux
                : OperatingSystem.IsMacOS() ? TargetOs.MacOs
                : OperatingSystem.IsWindows() ? TargetOs.Windows
                : null;
            TargetArch? arch = RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => TargetArch.X64,
                Architecture.Arm64 => TargetArch.Arm64,
                Architecture.Arm => TargetArch.Armv7,
                _ => null,
            };
            var musl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
            return All.FirstOrDefault(target => target.Os == os && target.Arch == arch && (target.Libc == TargetLibc.Musl) == musl);
        }
    }

    /// <summary>
    /// Finds a target by any of its names, in any letter case: ours, Rust's, Go's (<c>linux/amd64</c>), .NET's, Zig's, that of an image. A name
    /// that says nothing of the C library (Go's, an image's) finds the target for the GNU one. Null when there is none.
    /// </summary>
    public static Target? Find(string name) =>
        All.FirstOrDefault(target => target.AllNames.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>As <see cref="Find"/>, but an unknown name is an error that lists the valid ones.</summary>
    /// <exception cref="ReleaseException">There is no such target.</exception>
    public static Target Get(string name) => Find(name) ?? throw Unknown(name, All);

    /// <summary>The targets that patterns choose, in the order of the table.</summary>
    /// <param name="patterns">
    /// Names or patterns with <c>*</c> and <c>?</c> over <see cref="Target.Name"/>, separated by commas: <c>linux-*,macos-aarch64</c>.
    /// Without a wildcard, any name that <see cref="Find"/> knows.
    /// </param>
    /// <param name="among">The targets to choose from. Default: all.</param>
    /// <exception cref="ReleaseException">A pattern chooses none, or there is no pattern; the message lists the names to choose from.</exception>
    public static IReadOnlyList<Target> Matching(string patterns, IReadOnlyList<Target>? among = null)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var candidates = among ?? All;
        var chosen = new HashSet<Target>();
        var list = patterns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var pattern in list.Length > 0 ? list : [""])
        {
            Predicate<Target> matches = pattern.AsSpan().ContainsAny('*', '?')
                ? target => FileSystemName.MatchesSimpleExpression(pattern, target.Name)
                : target => target == Find(pattern);
            var found = candidates.Where(target => matches(target)).ToList();
            if (found.Count == 0)
            {
                throw Unknown(pattern, candidates);
            }

            chosen.UnionWith(found);
        }

        return [.. candidates.Where(chosen.Contains)];
    }

    private static ReleaseException Unknown(string name, IReadOnlyList<Target> candidates) =>
        new($"Targets: '{PlainText.Line(name)}' matches no target. Choose from: {string.Join(", ", candidates.Select(target => target.Name))}.");

    private static Target Linux(TargetArch arch, TargetLibc libc, string rust, string rid, string zig)
    {
        var (name, go, deb, rpm, apk) = arch switch
        {
            TargetArch.X64 => ("x86_64", "amd64", "amd64", "x86_64", "x86_64"),
            TargetArch.Arm64 => ("aarch64", "arm64", "arm64", "aarch64", "aarch64"),
            _ => ("armv7", "arm", "armhf", "armv7hl", "armv7"),
        };
        return new Target
        {
            Name = $"linux-{name}" + (libc == TargetLibc.Musl ? "-musl" : ""),
            Os = TargetOs.Linux,
            Arch = arch,
            Libc = libc,
            RustTriples = [rust],
            GoOs = "linux",
            GoArch = go,
            GoArm = arch == TargetArch.Armv7 ? "7" : null,
            GoAmd64 = arch == TargetArch.X64 ? "v1" : null,
            Rid = rid,
            ZigTarget = zig,
            DebArch = deb,
            RpmArch = rpm,
            ApkArch = apk,
            OciPlatform = $"linux/{go}" + (arch == TargetArch.Armv7 ? "/v7" : ""),
        };
    }
}
