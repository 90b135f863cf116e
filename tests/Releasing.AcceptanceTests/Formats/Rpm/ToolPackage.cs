using System.Collections.Immutable;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Targets;
using Releasing.Versions;
using static Releasing.AcceptanceTests.Formats.Rpm.RpmMembers;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>A small package with something of everything, in any version.</summary>
internal static class ToolPackage
{
    public static RpmPackage Of(string version) => new()
    {
        Package = new LinuxPackage
        {
            Name = "tool",
            Version = new PackageVersion { Upstream = SemanticVersion.Parse(version) },
            Target = TargetTable.Get("linux-x86_64"),
            Summary = "Shows that packages work",
            Description = "It does nothing else, in two lines\nand\n\ntwo paragraphs.",
            Maintainer = "Ada Lovelace <ada@example.org>",
            Homepage = "https://example.org/tool",
            Licence = "MIT",
            Members = Members(version),
            Scripts = new PackageScripts
            {
                PreInstall = Recording("pre", version),
                PostInstall = Recording("post", version),
                PreRemove = Recording("preun", version),
                PostRemove = Recording("postun", version),
            },
            Changelog = [new ChangelogEntry(new PackageVersion { Upstream = SemanticVersion.Parse(version) }, Time, "Ada Lovelace <ada@example.org>", ["Everything"])],
            ModificationTime = Time,
        },
        PostTransaction = Recording("posttrans", version),
    };

    public static RpmPackage WithMembers(this RpmPackage package, params PackageMember[] members) =>
        package with { Package = package.Package with { Members = Sorted(members), Scripts = new PackageScripts() }, PostTransaction = null };

    public static async Task<string> WriteAsync(this RpmPackage package, string folder)
    {
        var path = Path.Combine(folder, package.FileName);
        await RpmFile.WriteAsync(path, package);
        return path;
    }

    private static ImmutableArray<PackageMember> Members(string version) => Sorted(
        SystemDirectory("/etc"),
        Directory("/etc/tool", 0b111_101_000),
        File("/etc/tool/kept.conf", $"version = {version}\n", 0b110_100_000, PackageFileTraits.Config | PackageFileTraits.NoReplace) with { Group = "adm" },
        File("/etc/tool/replaced.conf", $"version = {version}\n", traits: PackageFileTraits.Config),
        SystemDirectory("/usr"),
        SystemDirectory("/usr/bin"),
        Program("/usr/bin/tool", $"#!/bin/sh\necho {version}\n"),
        File("/usr/bin/tool-setuid", ContentSource.FromBytes(new byte[5000], "zeros"), 0b100_111_101_101),
        Link("/usr/bin/tl", "tool"),
        SystemDirectory("/usr/share"),
        Directory("/usr/share/doc/tool"),
        File("/usr/share/doc/tool/README.md", "# Tool\n", traits: PackageFileTraits.Documentation),
        Directory("/usr/share/licenses/tool"),
        File("/usr/share/licenses/tool/LICENSE", "MIT\n", traits: PackageFileTraits.Licence),
        File("/usr/share/man/de/man1/tool.1", ".TH TOOL 1\n") with { Language = "de" },
        Directory("/var/lib/tool", 0b10_111_111_101) with { Owner = "daemon", Group = "daemon" },
        Ghost("/var/log/tool.log"));

    private static PackageScript Recording(string name, string version) => new($"#!/bin/sh -e\necho {name} {version} $1 >> /scripts.log\n", name);
}
