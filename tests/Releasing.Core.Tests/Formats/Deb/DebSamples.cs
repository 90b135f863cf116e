using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Deb;

/// <summary>Packages to change one thing of.</summary>
internal static class DebSamples
{
    public static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static LinuxPackage Linux { get; } = new()
    {
        Name = "tool",
        Version = new PackageVersion { Upstream = SemanticVersion.Parse("1.2.3") },
        Target = TargetTable.Get("linux-x86_64"),
        Summary = "does one thing well",
        Maintainer = "Ada Lovelace <ada@example.org>",
        ModificationTime = Time,
        Members =
        [
            Directory("/usr"),
            Directory("/usr/bin"),
            File("/usr/bin/tool", "#!/bin/sh\n") with { Mode = 0b111_101_101 },
        ],
    };

    public static DebPackage Deb { get; } = new() { Package = Linux };

    public static DebPackage With(this DebPackage deb, LinuxPackage package) => deb with { Package = package };

    public static PackageMember Directory(string path) => new() { Path = path, Kind = EntryKind.Directory, Mode = 0b111_101_101, ModificationTime = Time };

    public static PackageMember Link(string path, string target) =>
        new() { Path = path, Kind = EntryKind.SymbolicLink, LinkTarget = target, Mode = 0b111_111_111, ModificationTime = Time };

    public static PackageMember File(string path, string text) => File(path, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), path));

    public static PackageMember File(string path, ContentSource content) =>
        new() { Path = path, Kind = EntryKind.File, Content = content, Mode = 0b110_100_100, ModificationTime = Time };
}
