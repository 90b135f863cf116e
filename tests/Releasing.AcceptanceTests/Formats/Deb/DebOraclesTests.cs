using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>What a Debian developer's tools compute for the same files is what our packages say.</summary>
public sealed class DebOraclesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Installed_size_is_that_of_dpkg_gencontrol()
    {
        var gencontrol = Validator.Require("dpkg-gencontrol");
        var path = await DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = Sample() });
        var tree = Path.Combine(_folder.FullName, "tree");
        Validator.Require("dpkg-deb").Accept("--extract", path, tree);
        WriteDebianFolder();

        var control = gencontrol.RunIn(_folder.FullName, "-P" + tree, "-O", "-ldebian/changelog", "-fdebian/files");

        control.ShouldBeAccepted();
        control.Output.Split('\n').Single(line => line.StartsWith("Installed-Size")).ShouldBe("Installed-Size: 14");
        Validator.Require("dpkg-deb").Accept("--field", path, "Installed-Size").ShouldBe("14\n");
    }

    [SkippableFact]
    public async Task Md5sums_are_those_that_md5sum_makes()
    {
        var md5sum = Validator.Require("md5sum");
        var path = await DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = Sample() });
        var tree = Path.Combine(_folder.FullName, "tree");
        Validator.Require("dpkg-deb").Accept("--raw-extract", path, tree);

        md5sum.RunIn(tree, "--check", "--strict", "DEBIAN/md5sums").ShouldBeAccepted();
        var sums = await File.ReadAllTextAsync(Path.Combine(tree, "DEBIAN/md5sums"));
        sums.ShouldNotContain("etc/tool.conf");
        sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        (await File.ReadAllTextAsync(Path.Combine(tree, "DEBIAN/conffiles"))).ShouldBe("/etc/tool.conf\n");
    }

    [SkippableTheory]
    [InlineData("#include <stdio.h>\nint main(void) { return puts(\"x\") < 0; }\n", "")]
    [InlineData("#include <math.h>\n#include <stdio.h>\nint main(int n, char **v) { return printf(\"%f\", sin(n) + pow(n, 3)) < 0; }\n", "-lm")]
    [InlineData("#include <dlfcn.h>\nint main(void) { return dlopen(\"x\", RTLD_NOW) != 0; }\n", "-ldl")]
    public async Task Dependencies_are_those_of_dpkg_shlibdeps(string program, string libraries)
    {
        var shlibdeps = Validator.Require("dpkg-shlibdeps");
        Skip.IfNot(TargetTable.Host?.DebArch is not null, "gcc compiles for the machine it runs on.");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "tool.c"), program);
        Validator.Require("gcc").RunIn(_folder.FullName, ["-o", "tool", "tool.c", .. libraries.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).ShouldBeAccepted();
        WriteDebianFolder();

        var theirs = shlibdeps.RunIn(_folder.FullName, "-O", "tool");
        var ours = DebLibraries.Resolve(DebSample.Small("1.0.0", DebSample.File("/usr/bin/tool", Releasing.Files.ContentSource.FromFile(Path.Combine(_folder.FullName, "tool"))) with { Mode = 0b111_101_101 }) with { Target = TargetTable.Host });

        theirs.ShouldBeAccepted();
        ours.Unresolved.ShouldBeEmpty();
        $"shlibs:Depends={string.Join(", ", ours.Packages.Select(package => $"{package.Name} (>= {package.Version})"))}\n".ShouldBe(theirs.Output);
    }

    [SkippableFact]
    public void Packages_found_for_the_programs_of_this_system_are_installed_on_it()
    {
        var query = Validator.Require("dpkg-query");
        Skip.IfNot(TargetTable.Host?.DebArch is not null, "the table is of Debian's libraries.");
        var installed = query.Accept("-W", "-f", "${Package} ${db:Status-Status}\n").Split('\n').Where(line => line.EndsWith(" installed")).Select(line => line.Split(' ')[0]).ToHashSet();
        var programs = Directory.GetFiles("/usr/bin").Where(path => new FileInfo(path).LinkTarget is null).Order(StringComparer.Ordinal)
            .Select(path => DebSample.File(path, Releasing.Files.ContentSource.FromFile(path)) with { Mode = 0b111_101_101 });

        var found = DebLibraries.Resolve(DebSample.Small("1.0.0", [.. programs]) with { Target = TargetTable.Host });

        found.Packages.Length.ShouldBeGreaterThan(5);
        found.Packages.Where(package => !package.Alternatives.Prepend(package).Any(one => installed.Contains(one.Name))).Select(package => package.Name).ShouldBeEmpty();
    }

    private static LinuxPackage Sample() => DebSample.Small(
        "1.0.0",
        DebSample.Directory("/etc"),
        DebSample.File("/etc/tool.conf", "key = value\n") with { Traits = PackageFileTraits.Config },
        DebSample.Directory("/usr"),
        DebSample.Directory("/usr/share"),
        DebSample.File("/usr/share/empty", ""),
        DebSample.File("/usr/share/one", "1"),
        DebSample.File("/usr/share/exact", new string('x', 2048)),
        DebSample.File("/usr/share/one more", new string('y', 4097)),
        DebSample.Link("/usr/share/link", "one"));

    private void WriteDebianFolder()
    {
        var debian = _folder.CreateSubdirectory("debian").FullName;
        File.WriteAllText(Path.Combine(debian, "control"), "Source: tool\nMaintainer: Ada Lovelace <ada@example.org>\n\nPackage: tool\nArchitecture: any\nDescription: does one thing well\n It reads.\n");
        File.WriteAllText(Path.Combine(debian, "changelog"), "tool (1.0.0-1) unstable; urgency=medium\n\n  * Release.\n\n -- Ada Lovelace <ada@example.org>  Tue, 03 Feb 2026 04:05:06 +0000\n");
    }
}
