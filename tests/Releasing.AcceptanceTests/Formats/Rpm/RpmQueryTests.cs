using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>What rpm, rpm2cpio with cpio, and 7z read in our packages.</summary>
public sealed class RpmQueryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Documentation_licences_configuration_and_the_rest_are_listed_apart()
    {
        var rpm = Validator.Require("rpm");
        var package = await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName);

        rpm.Accept("-qpd", package).ShouldBe("/usr/share/doc/tool/README.md\n/usr/share/man/de/man1/tool.1\n");
        rpm.Accept("-qpL", package).ShouldBe("/usr/share/licenses/tool/LICENSE\n");
        rpm.Accept("-qpc", package).ShouldBe("/etc/tool/kept.conf\n/etc/tool/replaced.conf\n");
        rpm.Accept("-qp", "--qf", "[%{FILELANGS}%{FILENAMES}\n]", package).ShouldContain("\nde/usr/share/man/de/man1/tool.1\n");
        rpm.Accept("-qp", "--changelog", package).ShouldBe("* Tue Mar 03 2026 Ada Lovelace <ada@example.org> - 1.0.0-1\n- Everything\n\n");
        rpm.Accept("-qpi", package).ShouldContain("Summary     : Shows that packages work\n");
    }

    [SkippableTheory]
    [InlineData(PayloadCompression.Gzip, "gzip")]
    [InlineData(PayloadCompression.Xz, "xz")]
    [InlineData(PayloadCompression.Zstd, "zstd")]
    [InlineData(PayloadCompression.None, "(none)")]
    public async Task Every_compression_is_read_back(PayloadCompression compression, string name)
    {
        var rpm = Validator.Require("rpm");
        var package = ToolPackage.Of("1.0.0") with { Payload = new PayloadSettings { Compression = compression } };
        var path = await package.WriteAsync(_folder.FullName);

        rpm.Accept("-qp", "--qf", "%{PAYLOADCOMPRESSOR}", path).ShouldBe(name);
        rpm.Accept("-Kv", path).ShouldContain("Payload SHA256 digest: OK");
        var unpacked = Unpack(path);
        File.ReadAllText(Path.Combine(unpacked, "usr/bin/tool")).ShouldBe("#!/bin/sh\necho 1.0.0\n");
        File.ReadAllBytes(Path.Combine(unpacked, "usr/bin/tool-setuid")).ShouldBe(new byte[5000]);
    }

    [SkippableFact]
    public async Task Names_of_any_length_and_language_are_unpacked_as_they_were()
    {
        var longName = "/usr/share/tool/" + string.Join('/', Enumerable.Repeat("ordner-ü-文件", 30));
        var paths = new[] { longName, "/usr/share/tool/with space [and] * 'quotes' \"$HOME\"", "/usr/share/tool/-n", "/usr/share/tool/" + new string('x', 255) };
        var package = ToolPackage.Of("1.0.0").WithMembers([.. paths.Select(path => RpmMembers.File(path, path)), RpmMembers.Link("/usr/share/tool/link", longName)]);
        var path = await package.WriteAsync(_folder.FullName);

        var unpacked = Unpack(path);

        paths.ShouldAllBe(name => File.ReadAllText(unpacked + name) == name);
        new FileInfo(Path.Combine(unpacked, "usr/share/tool/link")).LinkTarget.ShouldBe(longName);
        Validator.Require("rpm").Accept("-qpl", path).Split('\n').ShouldContain(longName);
    }

    [SkippableFact]
    public async Task The_archive_is_whole_for_7z()
    {
        var seven = Validator.Require("7z");
        var path = await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName);

        seven.Accept("t", path).ShouldContain("Everything is Ok");
        seven.Accept("x", "-o" + _folder.FullName, path);
        var archive = Directory.GetFiles(_folder.FullName, "*.cpio").ShouldHaveSingleItem();
        var listing = seven.Accept("l", "-slt", archive);
        listing.ShouldContain("usr/bin/tool\n");
        listing.ShouldContain("Mode = lrwxrwxrwx\n");
        seven.Accept("t", archive).ShouldContain("Everything is Ok");
    }

    [SkippableFact]
    public async Task A_package_for_every_processor_without_files_installs()
    {
        using var root = new RpmRoot();
        var package = ToolPackage.Of("1.0.0").WithMembers();
        var meta = package with { Package = package.Package with { Target = null, Relations = new PackageRelations { Provides = [new PackageRelation("meta")] } } };
        var path = await meta.WriteAsync(_folder.FullName);

        Path.GetFileName(path).ShouldBe("tool-1.0.0-1.noarch.rpm");
        root.Accept("-U", path);
        root.Accept("-q", "--provides", "tool").ShouldBe("meta\ntool = 1.0.0-1\n");
        root.Accept("-ql", "tool").ShouldBe("(contains no files)\n");
    }

    [SkippableTheory]
    [InlineData("linux-x86_64", "x86_64", "tool(x86-64)")]
    [InlineData("linux-aarch64", "aarch64", "tool(aarch-64)")]
    [InlineData("linux-armv7", "armv7hl", "tool(armv7hl-32)")]
    public async Task Processors_have_the_names_of_rpm(string target, string architecture, string capability)
    {
        var rpm = Validator.Require("rpm");
        var package = ToolPackage.Of("1.0.0");
        var path = await (package with { Package = package.Package with { Target = Releasing.Targets.TargetTable.Get(target) } }).WriteAsync(_folder.FullName);

        rpm.Accept("-qp", "--qf", "%{ARCH} %{SOURCERPM} [%{PROVIDES},]", path).ShouldBe($"{architecture} tool-1.0.0-1.src.rpm config(tool),tool,{capability},");
        Validator.Require("file").Accept("-b", path).ShouldStartWith("RPM v3.0 bin");
    }

    private string Unpack(string package)
    {
        Validator.Require("rpm2cpio");
        Validator.Require("cpio");
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "unpacked")).FullName;
        Validator.Require("sh").RunIn(folder, "-c", "rpm2cpio \"$1\" | cpio -id --quiet --no-absolute-filenames", "sh", package).ShouldBeAccepted();
        return folder;
    }
}
