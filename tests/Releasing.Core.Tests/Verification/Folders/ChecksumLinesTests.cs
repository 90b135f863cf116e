using Releasing.Verification.Folders;

namespace Releasing.Core.Tests.Verification.Folders;

public sealed class ChecksumLinesTests : IDisposable
{
    private static readonly string s_sha256 = new('a', 64);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_both_digests_in_text_and_binary_mode_and_a_digest_alone()
    {
        var lines = Read("checksums.txt", $"{s_sha256}  a.zip\n{new string('B', 128)} *b b.zip\n");
        lines.Digests.ShouldBe(new Dictionary<string, string> { ["a.zip"] = s_sha256, ["b b.zip"] = new string('b', 128) });
        lines.HasSha512.ShouldBeTrue();
        Read("a.zip.sha256", s_sha256 + "\n").Digests.ShouldBe(new Dictionary<string, string> { ["a.zip"] = s_sha256 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA  a.zip\n")]
    [InlineData("{0} a.zip\n")]
    [InlineData("{0}  \n")]
    [InlineData("{0}\n")]
    [InlineData("{0}  a.zip\n{0}  a.zip\n")]
    [InlineData("SHA256 (a.zip) = {0}\n")]
    public void What_is_no_checksum_line_is_told(string text) => Read("checksums.txt", text.Replace("{0}", s_sha256, StringComparison.Ordinal)).Problems.ShouldNotBeEmpty();

    [Theory]
    [InlineData("checksums.txt", nameof(FileRole.Checksum))]
    [InlineData("tool_1.2.3_checksums-sha512.txt", nameof(FileRole.Checksum))]
    [InlineData("SHA256SUMS", nameof(FileRole.Checksum))]
    [InlineData("tool.zip.sha256", nameof(FileRole.Checksum))]
    [InlineData("checksums.txt.sigstore.json", nameof(FileRole.Bundle))]
    [InlineData("checksums.txt.sig", nameof(FileRole.RawSignature))]
    [InlineData("tool.rpm.asc", nameof(FileRole.GpgSignature))]
    [InlineData("tool-1.2.3.provenance.json", nameof(FileRole.Provenance))]
    [InlineData("tool.zip.cdx.json", nameof(FileRole.Sbom))]
    [InlineData("tool.zip.spdx.json", nameof(FileRole.Sbom))]
    [InlineData("tool-1.2.3.verification.json", nameof(FileRole.Report))]
    [InlineData("checksummer_1.0.0_linux-x86_64.tar.gz", nameof(FileRole.Payload))]
    [InlineData("my-checksums.zip", nameof(FileRole.Payload))]
    public void A_name_tells_what_a_file_is_for(string name, string role) => new FolderFile(name, name, 1).Role.ToString().ShouldBe(role);

    private ChecksumLines Read(string name, string text) => ChecksumLines.Read(new FolderFile(name, _folder.Write(name, text), text.Length));
}
