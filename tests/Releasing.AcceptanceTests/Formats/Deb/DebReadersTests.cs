using Releasing.Formats.Deb;
using Releasing.Formats.Payloads;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>Programs that are not ours read a package and find in it what went in.</summary>
public sealed class DebReadersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(PayloadCompression.Gzip, "data.tar.gz", "control.tar.gz")]
    [InlineData(PayloadCompression.None, "data.tar", "control.tar")]
    public async Task Dpkg_deb_reads_every_compression(PayloadCompression compression, string data, string control)
    {
        var dpkgDeb = Validator.Require("dpkg-deb");
        var payload = new PayloadSettings { Compression = compression };
        var deb = new DebPackage { Package = DebSample.Small("1.0.0", DebSample.File("/tool.txt", "tool\n")), Payload = payload, ControlPayload = payload };
        var path = await DebSample.WriteAsync(_folder.FullName, deb);

        dpkgDeb.Accept("--contents", path).ShouldContain("./tool.txt");
        dpkgDeb.Accept("--field", path, "Package", "Version").ShouldBe("Package: tool\nVersion: 1.0.0-1\n");
        var members = Validator.Require("ar").Accept("t", path);
        members.ShouldBe($"debian-binary\n{control}\n{data}\n");
    }
}
