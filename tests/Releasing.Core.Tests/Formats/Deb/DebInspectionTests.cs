using System.Text;
using Releasing.Failures;
using Releasing.Formats.Ar;
using Releasing.Formats.Deb;
using Releasing.Formats.Payloads;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebInspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PayloadCompression.Gzip)]
    [InlineData(PayloadCompression.None)]
    public async Task Reads_the_control_file_of_a_package(PayloadCompression compression)
    {
        var deb = DebSamples.Deb.With(DebSamples.Linux with { Description = "One.\n\nTwo." }) with { ControlPayload = new() { Compression = compression }, Signer = new RecordingSigner() };
        await DebFile.WriteAsync(_folder["tool.deb"], deb);

        var control = await DebInspection.ReadControlAsync(_folder["tool.deb"]);

        control.Fields.Select(field => field.Name).ShouldBe(["Package", "Version", "Architecture", "Maintainer", "Installed-Size", "Section", "Priority", "Description"]);
        control["package"].ShouldBe("tool");
        control["Description"].ShouldBe("does one thing well\n One.\n .\n Two.");
        control["Depends"].ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(-1)]
    public async Task Refuses_a_cut_package(int length)
    {
        await DebFile.WriteAsync(_folder["whole.deb"], DebSamples.Deb);
        var bytes = await File.ReadAllBytesAsync(_folder["whole.deb"]);
        await File.WriteAllBytesAsync(_folder["cut.deb"], bytes[..(length < 0 ? bytes.Length - 2 : length)]);

        (await Should.ThrowAsync<InvalidInputException>(() => DebInspection.ReadControlAsync(_folder["cut.deb"]))).Message.ShouldStartWith(_folder["cut.deb"]);
    }

    [Fact]
    public async Task Refuses_a_control_archive_with_changed_bytes()
    {
        await DebFile.WriteAsync(_folder["tool.deb"], DebSamples.Deb);
        var bytes = await File.ReadAllBytesAsync(_folder["tool.deb"]);
        // 8 of the magic, 60 and 4 of debian-binary, 60 of the header: here control.tar.gz begins.
        bytes.AsSpan(132, 200).Clear();
        await File.WriteAllBytesAsync(_folder["tool.deb"], bytes);

        (await Should.ThrowAsync<InvalidInputException>(() => DebInspection.ReadControlAsync(_folder["tool.deb"]))).Message.ShouldContain("control.tar cannot be read");
    }

    [Theory]
    [InlineData("control.tar.gz", "debian-binary", "does not begin with debian-binary")]
    [InlineData("debian-binary", "data.tar", "no control.tar")]
    public async Task Refuses_an_archive_of_other_members(string first, string second, string what)
    {
        await using (var file = File.Create(_folder["x.deb"]))
        {
            var archive = new ArWriter(file);
            await archive.WriteAsync(new ArMember(first, 0), "2.0\n"u8.ToArray());
            await archive.WriteAsync(new ArMember(second, 0), "2.0\n"u8.ToArray());
        }

        (await Should.ThrowAsync<InvalidInputException>(() => DebInspection.ReadControlAsync(_folder["x.deb"]))).Message.ShouldContain(what);
    }

    [Fact]
    public async Task Refuses_a_missing_package() =>
        (await Should.ThrowAsync<InvalidInputException>(() => DebInspection.ReadControlAsync(_folder["missing.deb"]))).Message.ShouldStartWith(_folder["missing.deb"]);

    [Theory]
    [InlineData("Package: a\n\nPackage: b\n", "is no field")]
    [InlineData("Package: a\npackage: b\n", "is there twice")]
    [InlineData(" a\n", "continues no field")]
    [InlineData("Package: a\n \n", "continues no field")]
    [InlineData("Package\n", "is no field")]
    [InlineData("Pack age: a\n", "is no field")]
    [InlineData("#Package: a\n", "is no field")]
    [InlineData("Package: a\u0001\n", "control character")]
    public void Refuses_a_text_that_is_not_one_stanza(string text, string what) => Should.Throw<InvalidInputException>(() => DebStanza.Parse(text, "x.deb")).Message.ShouldContain(what);

    [Fact]
    public async Task Refuses_text_that_is_not_Unicode()
    {
        using var tar = new MemoryStream();
        var writer = new Releasing.Formats.Tar.TarWriter(tar);
        await writer.WriteAsync(Releasing.Formats.Tar.TarEntry.File("control", Releasing.Files.ContentSource.FromBytes(Encoding.Latin1.GetBytes("Package: ü\n"), "x")));
        await writer.CompleteAsync();
        await using (var file = File.Create(_folder["x.deb"]))
        {
            var archive = new ArWriter(file);
            await archive.WriteAsync(new ArMember("debian-binary", 0), "2.0\n"u8.ToArray());
            await archive.WriteAsync(new ArMember("control.tar", 0), tar.ToArray());
            await archive.WriteAsync(new ArMember("data.tar", 0), ReadOnlyMemory<byte>.Empty);
        }

        (await Should.ThrowAsync<InvalidInputException>(() => DebInspection.ReadControlAsync(_folder["x.deb"]))).Message.ShouldContain("control.tar cannot be read");
    }
}
