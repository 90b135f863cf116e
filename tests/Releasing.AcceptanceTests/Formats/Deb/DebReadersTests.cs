using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>Programs that are not ours read a package and find in it what went in.</summary>
public sealed class DebReadersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(PayloadCompression.Gzip, "data.tar.gz", "control.tar.gz")]
    [InlineData(PayloadCompression.Xz, "data.tar.xz", "control.tar.xz")]
    [InlineData(PayloadCompression.Zstd, "data.tar.zst", "control.tar.zst")]
    [InlineData(PayloadCompression.None, "data.tar", "control.tar")]
    public async Task Ar_and_dpkg_deb_read_every_compression(PayloadCompression compression, string data, string control)
    {
        var dpkgDeb = Validator.Require("dpkg-deb");
        var payload = new PayloadSettings { Compression = compression };
        var deb = new DebPackage { Package = DebSample.Small("1.0.0", DebSample.File("/tool.txt", "tool\n")), Payload = payload, ControlPayload = payload };
        var path = await DebSample.WriteAsync(_folder.FullName, deb);

        dpkgDeb.Accept("--contents", path).ShouldContain("./tool.txt");
        dpkgDeb.Accept("--field", path, "Package", "Version").ShouldBe("Package: tool\nVersion: 1.0.0-1\n");
        Validator.Require("ar").Accept("t", path).ShouldBe($"debian-binary\n{control}\n{data}\n");
        // Our own reader, which repositories are made with, reads the same.
        (await DebInspection.ReadControlAsync(path))["Version"].ShouldBe("1.0.0-1");
    }

    [SkippableFact]
    public async Task Dpkg_deb_shows_the_control_file_and_those_beside_it()
    {
        var dpkgDeb = Validator.Require("dpkg-deb");
        var path = await DebSample.WriteAsync(_folder.FullName, FullPackage());

        dpkgDeb.Accept("--field", path).ShouldBe(
            """
            Package: tool
            Source: tool-source
            Version: 2:1.3.0~rc.1-1
            Architecture: arm64
            Maintainer: Ada Lovelace <ada@example.org>
            Origin: Example Ltd
            Installed-Size: 6
            Pre-Depends: dpkg (>= 1.20)
            Depends: ca-certificates, editor | nano (>= 2.0)
            Breaks: old-tool (<< 1.0)
            Replaces: old-tool (<< 1.0)
            Provides: any-tool (= 1.3)
            Section: utils
            Priority: optional
            Multi-Arch: foreign
            Homepage: https://example.org/tool
            Description: does one thing well
             It reads what it is given.
             .
              .hidden files too:
               Depends: nothing
            Bugs: https://example.org/bugs

            """.ReplaceLineEndings("\n"));
        var info = dpkgDeb.Accept("--info", path);
        info.ShouldStartWith(" new Debian package, version 2.0.\n");
        info.Split('\n').Select(line => line.Split(" lines ")).Where(words => words.Length == 2).Select(words => words[1].Trim().TrimStart('*').TrimStart())
            .ShouldBe(["conffiles", "config               #!/bin/sh", "control", "md5sums", "postinst             #!/bin/sh", "shlibs", "templates", "triggers"]);
        dpkgDeb.Accept("--info", path, "triggers").ShouldBe("interest-noawait /usr/share/things\n");
        dpkgDeb.Accept("--info", path, "shlibs").ShouldBe("libtool 1 tool\n");
    }

    [SkippableFact]
    public async Task Dpkg_deb_lists_the_members_as_tar_would()
    {
        var path = await DebSample.WriteAsync(_folder.FullName, FullPackage());

        Validator.Require("dpkg-deb").Accept("--contents", path).ShouldBe(
            """
            drwxr-xr-x root/root         0 2026-02-03 04:05 ./
            drwxr-xr-x root/root         0 2026-02-03 04:05 ./etc/
            -rw-r----- daemon/adm        4 2026-02-03 04:05 ./etc/tool.conf
            drwxrwxrwt root/root         0 2026-02-03 04:05 ./tmp-tool/
            -rwsr-xr-x root/root         4 2026-02-03 04:05 ./tool
            lrwxrwxrwx root/root         0 2026-02-03 04:05 ./etc/link -> ../tool

            """.ReplaceLineEndings("\n"));
    }

    [SkippableFact]
    public async Task The_control_archive_holds_plain_files_of_root()
    {
        var path = await DebSample.WriteAsync(_folder.FullName, FullPackage());
        var archive = Path.Combine(_folder.FullName, "control.tar.gz");
        Validator.Require("ar").RunIn(_folder.FullName, "x", path, "control.tar.gz").ShouldBeAccepted();

        var lines = Validator.Require("tar").Accept("--full-time", "-tvzf", archive).TrimEnd().Split('\n');

        lines.ShouldAllBe(line => line.Contains(" root/root ") && line.Contains(" 2026-02-03 04:05:06 "));
        lines.Where(line => line.StartsWith("-rwxr-xr-x")).Select(line => line.Split(' ')[^1]).ShouldBe(["./config", "./postinst"]);
    }

    [SkippableTheory]
    [InlineData("gzip")]
    [InlineData("xz")]
    [InlineData("zstd")]
    [InlineData("none")]
    public async Task Our_reader_reads_what_dpkg_deb_wrote(string compression)
    {
        var tree = _folder.CreateSubdirectory("tree/DEBIAN").Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(tree, "DEBIAN/control"), "Package: theirs\nVersion: 2:1.0~rc1-2\nArchitecture: amd64\nMaintainer: Ada <ada@example.org>\nDescription: theirs\n More.\n");
        var path = Path.Combine(_folder.FullName, "theirs.deb");
        Validator.Require("dpkg-deb").Accept("-Z" + compression, "--uniform-compression", "--build", tree, path);

        var control = await DebInspection.ReadControlAsync(path);

        control.Fields.Select(field => field.Name).ShouldBe(["Package", "Version", "Architecture", "Maintainer", "Description"]);
        control["Version"].ShouldBe("2:1.0~rc1-2");
        control["Description"].ShouldBe("theirs\n More.");
    }

    private static DebPackage FullPackage()
    {
        var package = DebSample.Small(
            "1.3.0-rc.1",
            DebSample.Directory("/etc"),
            DebSample.Link("/etc/link", "../tool"),
            DebSample.File("/etc/tool.conf", "key\n") with { Traits = PackageFileTraits.Config, Owner = "daemon", Group = "adm", Mode = 0b110_100_000 },
            DebSample.Directory("/tmp-tool") with { Mode = 0b001_111_111_111 },
            DebSample.File("/tool", "run\n") with { Mode = 0b100_111_101_101 });
        return new DebPackage
        {
            Package = package with
            {
                Version = package.Version with { Epoch = 2 },
                Target = TargetTable.Get("linux-aarch64"),
                Vendor = "Example Ltd",
                Homepage = "https://example.org/tool",
                Description = "It reads what it is given.\n\n.hidden files too:\n  Depends: nothing",
                Scripts = new PackageScripts { PostInstall = DebSample.Script("exit 0\n") },
                Relations = new PackageRelations
                {
                    PreDepends = [PackageRelation.Parse("dpkg >= 1.20")],
                    Depends = [PackageRelation.Parse("ca-certificates"), PackageRelation.Parse("editor | nano (>= 2.0)")],
                    Breaks = [PackageRelation.Parse("old-tool < 1.0")],
                    Replaces = [PackageRelation.Parse("old-tool << 1.0")],
                    Provides = [PackageRelation.Parse("any-tool = 1.3")],
                },
            },
            Source = "tool-source",
            MultiArch = DebMultiArch.Foreign,
            Triggers = [new(DebTriggerKind.InterestNoAwait, "/usr/share/things")],
            ConfigScript = DebSample.Script("exit 0\n"),
            Templates = "Template: tool/ask\nType: string\nDescription: which?\n",
            SharedLibraries = "libtool 1 tool",
            Fields = [new("Bugs", "https://example.org/bugs")],
        };
    }
}
