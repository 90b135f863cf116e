using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Rpm;

/// <summary>Packages to change one thing of.</summary>
internal static class RpmSamples
{
    public static readonly DateTimeOffset Time = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    public static RpmPackage Package { get; } = new()
    {
        Package = new LinuxPackage
        {
            Name = "tool",
            Version = Version("1.2.3-rc.1"),
            Target = TargetTable.Get("linux-x86_64"),
            Summary = "Does one thing well",
            Description = "And says so.\n",
            Maintainer = "Ada Lovelace <ada@example.org>",
            Licence = "MIT",
            Relations = new PackageRelations { Depends = [new PackageRelation("git", VersionComparison.GreaterOrEqual, "2")] },
            Scripts = new PackageScripts { PostInstall = new PackageScript("#!/bin/sh -e\necho $1\n", "the test") },
            Members =
            [
                File("/etc/tool.conf", "key = value\n") with { Traits = PackageFileTraits.Config | PackageFileTraits.NoReplace },
                File("/usr/bin/tool", "#!/usr/bin/python3\n") with { Mode = 0b111_101_101 },
                new PackageMember { Path = "/usr/bin/tl", Kind = EntryKind.SymbolicLink, LinkTarget = "tool", Mode = 0b111_111_111, ModificationTime = Time },
            ],
            Changelog = [new ChangelogEntry(Version("1.2.3-rc.1"), Time, "Ada Lovelace <ada@example.org>", ["One", "Two"])],
            ModificationTime = Time,
        },
        Payload = new PayloadSettings { Compression = PayloadCompression.None },
    };

    public static PackageMember File(string path, string text) => File(path, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), path));

    public static PackageMember File(string path, ContentSource content) =>
        new() { Path = path, Kind = EntryKind.File, Content = content, Mode = 0b110_100_100, ModificationTime = Time };

    public static RpmPackage With(this RpmPackage package, Func<LinuxPackage, LinuxPackage> change) => package with { Package = change(package.Package) };

    public static PackageVersion Version(string text) => new() { Upstream = SemanticVersion.Parse(text) };
}
