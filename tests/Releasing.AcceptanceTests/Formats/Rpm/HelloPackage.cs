using System.Collections.Immutable;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Targets;
using Releasing.Versions;
using static Releasing.AcceptanceTests.Formats.Rpm.RpmMembers;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>The package that hello.spec describes, as our model has it.</summary>
internal static class HelloPackage
{
    /// <summary>The package, with files that lie in a folder (hello, a program linked to libm).</summary>
    public static RpmPackage From(string folder) => new()
    {
        Package = new LinuxPackage
        {
            Name = "hello",
            Version = Version("1.2.0-rc.1") with { Epoch = 2 },
            Target = TargetTable.Get("linux-x86_64"),
            Summary = "Says hello",
            Description = "Says hello.\n\nTwice.",
            Maintainer = "Ada Lovelace <ada@example.org>",
            Homepage = "https://example.org/hello",
            Licence = "MIT",
            Vendor = "Example Org",
            Relations = Relations,
            Scripts = new PackageScripts
            {
                PreInstall = Script("echo pre $1"),
                PostInstall = Script("#!/bin/bash\necho post $1"),
                PreRemove = Script("echo preun $1"),
                PostRemove = Script("#!/bin/sh -e\necho postun $1"),
            },
            Members = Members(folder),
            Changelog =
            [
                new ChangelogEntry(Version("1.2.0-rc.1") with { Epoch = 2 }, Time, "Ada Lovelace <ada@example.org>", ["First line", "Second line"]),
                new ChangelogEntry(Version("1.1.0"), new DateTimeOffset(2026, 2, 2, 23, 59, 0, TimeSpan.Zero), "Ada Lovelace <ada@example.org>", ["Old"]),
            ],
            ModificationTime = Time,
        },
        PreTransaction = Script("#!<lua>\nprint(\"x\")"),
        PostTransaction = Script("echo posttrans"),
        Verify = Script("echo verify"),
        Triggers =
        [
            new RpmTrigger(RpmTriggerKind.Install, [new PackageRelation("foo", VersionComparison.GreaterOrEqual, "1"), new PackageRelation("bar")], Script("echo triggerin")),
            new RpmTrigger(RpmTriggerKind.AfterRemove, [new PackageRelation("foo", VersionComparison.Less, "1")], Script("#!/usr/bin/perl\nprint \"x\";")),
        ],
    };

    private static PackageRelations Relations => new()
    {
        Depends =
        [
            new PackageRelation("bash", VersionComparison.GreaterOrEqual, "5"),
            new PackageRelation("foo") { Alternatives = [new PackageRelation("bar", VersionComparison.GreaterOrEqual, "2")] },
        ],
        PreDepends = [new PackageRelation("coreutils")],
        Recommends = [new PackageRelation("git")],
        Suggests = [new PackageRelation("vim", VersionComparison.Greater, "8")],
        Conflicts = [new PackageRelation("oldhello", VersionComparison.Less, "1")],
        Breaks = [new PackageRelation("broken", VersionComparison.LessOrEqual, "1:2.0-3")],
        Replaces = [new PackageRelation("ancient-hello", VersionComparison.Less, "1.0")],
        Provides = [new PackageRelation("greeter", VersionComparison.Equal, "1.2")],
    };

    private static ImmutableArray<PackageMember> Members(string folder) => Sorted(
        SystemDirectory("/etc"),
        Directory("/etc/hello"),
        File("/etc/hello/hello.conf", "key = value\n", 0b110_100_000, PackageFileTraits.Config | PackageFileTraits.NoReplace) with { Group = "adm" },
        File("/etc/hello/hello2.conf", "second\n", traits: PackageFileTraits.Config),
        File("/etc/hello/missing.conf", "second\n", traits: PackageFileTraits.Config | PackageFileTraits.MissingOk),
        SystemDirectory("/usr"),
        SystemDirectory("/usr/bin"),
        File("/usr/bin/hello", ContentSource.FromFile(Path.Combine(folder, "hello")), 0b111_101_101),
        Link("/usr/bin/hi", "hello"),
        Program("/usr/bin/run-hello", "#!/bin/sh\nexec hello\n"),
        Directory("/usr/share/doc/hello"),
        File("/usr/share/doc/hello/README.md", "# Hello\n", traits: PackageFileTraits.Documentation),
        Link("/usr/share/doc/hello/link", "README.md"),
        Directory("/usr/share/licenses/hello"),
        File("/usr/share/licenses/hello/LICENSE", "MIT\n", traits: PackageFileTraits.Licence),
        File("/usr/share/man/de/man1/hello.1", ".TH HELLO 1\n") with { Language = "de" },
        File("/usr/share/man/man1/hello.1", ".TH HELLO 1\n"),
        Directory("/var/lib/hello", 0b10_111_111_101) with { Owner = "daemon", Group = "daemon" },
        Ghost("/var/log/hello.log"));

    private static PackageVersion Version(string text) => new() { Upstream = SemanticVersion.Parse(text) };

    private static PackageScript Script(string text) => new(text, "a script of the test");
}
