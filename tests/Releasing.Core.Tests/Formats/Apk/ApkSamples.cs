using System.Collections.Immutable;
using System.Text;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Apk;

/// <summary>Packages to change one thing of.</summary>
internal static class ApkSamples
{
    public static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static LinuxPackage Linux { get; } = new()
    {
        Name = "tool",
        Version = Version("1.2.3"),
        Target = TargetTable.Get("linux-x86_64-musl"),
        Summary = "does one thing well",
        Maintainer = "Ada Lovelace <ada@example.org>",
        ModificationTime = Time,
        Members = [Directory("/usr"), Directory("/usr/bin"), File("/usr/bin/tool", "#!/bin/sh\n") with { Mode = 0b111_101_101 }],
    };

    public static ApkPackage Apk { get; } = new() { Package = Linux };

    public static PackageVersion Version(string version) => new() { Upstream = SemanticVersion.Parse(version) };

    public static ApkPackage With(Func<LinuxPackage, LinuxPackage> change) => Apk with { Package = change(Linux) };

    public static ApkPackage WithMembers(params ImmutableArray<PackageMember> members) => With(package => package with { Members = members });

    public static PackageMember Directory(string path) => new() { Path = path, Kind = EntryKind.Directory, Mode = 0b111_101_101, ModificationTime = Time };

    public static PackageMember Link(string path, string target) =>
        new() { Path = path, Kind = EntryKind.SymbolicLink, LinkTarget = target, Mode = 0b111_111_111, ModificationTime = Time };

    public static PackageMember File(string path, string text) => File(path, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), path));

    public static PackageMember File(string path, ContentSource content) =>
        new() { Path = path, Kind = EntryKind.File, Content = content, Mode = 0b110_100_100, ModificationTime = Time };
}
