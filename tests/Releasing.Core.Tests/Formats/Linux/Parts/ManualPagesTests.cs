using System.IO.Compression;
using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Formats.Linux.Parts;

namespace Releasing.Core.Tests.Formats.Linux.Parts;

public sealed class ManualPagesTests : TreeFixture
{
    [Theory]
    [InlineData("man/tool.1", "/usr/share/man/man1/tool.1.gz")]
    [InlineData("tool.1", "/usr/share/man/man1/tool.1.gz")]
    [InlineData("man/man5/tool.conf.5", "/usr/share/man/man5/tool.conf.5.gz")]
    [InlineData("man/tool.3pm", "/usr/share/man/man3/tool.3pm.gz")]
    [InlineData("man/de/tool.1", "/usr/share/man/de/man1/tool.1.gz")]
    [InlineData("man/pt_BR/man8/tool.8", "/usr/share/man/pt_BR/man8/tool.8.gz")]
    [InlineData("man/ast/tool.1", "/usr/share/man/ast/man1/tool.1.gz")]
    [InlineData("doc/tool.1", "/usr/share/man/man1/tool.1.gz")]
    public void A_page_goes_to_its_section_and_language(string file, string destination)
    {
        Write(file, ".TH TOOL 1\n");

        ManualPages.Contents(Folder.Path, [file]).ShouldHaveSingleItem().Destination.ShouldBe(destination);
    }

    [Fact]
    public void A_page_is_compressed_as_far_as_it_goes_without_a_time()
    {
        Write("tool.1", ".TH TOOL 1\n");

        var bytes = Read(ManualPages.Contents(Folder.Path, ["tool.1"])[0]);

        // RFC 1952: no flags, MTIME 0, XFL 2 for the strongest compression.
        bytes[..9].ShouldBe([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2]);
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        reader.ReadToEnd().ShouldBe(".TH TOOL 1\n");
    }

    [Fact]
    public void A_compressed_page_stays_as_it_is()
    {
        Write("tool.1.gz", "as it is");

        var content = ManualPages.Contents(Folder.Path, ["tool.1.gz"])[0];

        (content.Destination, content.Source).ShouldBe(("/usr/share/man/man1/tool.1.gz", Path.Combine(Folder.Path, "tool.1.gz")));
    }

    [SkippableFact]
    public void A_page_under_another_name_stays_a_link()
    {
        Skip.If(OperatingSystem.IsWindows(), "making links needs a privilege");
        Write("man/tool.1");
        File.CreateSymbolicLink(Folder["man/other.1"], "tool.1");

        var content = ManualPages.Contents(Folder.Path, ["man/other.1"])[0];

        (content.Kind, content.LinkTarget, content.Destination).ShouldBe((PackageContentKind.SymbolicLink, "tool.1.gz", "/usr/share/man/man1/other.1.gz"));
    }

    [Fact]
    public void What_is_no_page_is_named()
    {
        Should.Throw<PreflightException>(() => ManualPages.Contents(Folder.Path, ["man/README.md", "man/Makefile"])).Problems.Count.ShouldBe(2);
        Should.Throw<InvalidInputException>(() => ManualPages.Contents(Folder.Path, ["missing.1"])).Message.ShouldContain("missing.1");
    }

    private static byte[] Read(PackageContent content)
    {
        using var stream = content.Bytes!.Open();
        var bytes = new byte[content.Bytes.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
