using System.Security.Cryptography;
using Cake.Core;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class ChecksumTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Lists_every_file_in_the_form_of_sha256sum()
    {
        _release.Run("--target=Checksum").ShouldBe(0, _release.Output);

        var lines = File.ReadAllLines(Path.Combine(_release.Artifacts, "dist", "checksums.txt"));
        lines.Select(line => line[66..]).ShouldBe(
        [
            "tool-1.2.3-1.x86_64.rpm", "tool-1.2.3-1.x86_64.rpm.cdx.json", "tool-1.2.3-1.x86_64.rpm.spdx.json",
            "tool-1.2.3-linux-x86_64.tar.gz", "tool-1.2.3-linux-x86_64.tar.gz.cdx.json", "tool-1.2.3-linux-x86_64.tar.gz.spdx.json",
            "tool-1.2.3-source.tar.gz", "tool-1.2.3-source.zip",
            "tool-1.2.3-windows-x86_64.msi", "tool-1.2.3-windows-x86_64.msi.cdx.json", "tool-1.2.3-windows-x86_64.msi.spdx.json",
            "tool-1.2.3-windows-x86_64.zip", "tool-1.2.3-windows-x86_64.zip.cdx.json", "tool-1.2.3-windows-x86_64.zip.spdx.json",
            "tool-1.2.3.cdx.json", "tool-1.2.3.spdx.json",
            "tool_1.2.3-1_amd64.deb", "tool_1.2.3-1_amd64.deb.cdx.json", "tool_1.2.3-1_amd64.deb.spdx.json",
        ]);
        foreach (var line in lines)
        {
            line.ShouldBe($"{Digest(SHA256.HashData(Read(line[66..])))}  {line[66..]}");
        }
    }

    [Fact]
    public void Lists_sha512_on_request_in_a_file_of_its_own()
    {
        _release.Run<Sha512Context>([], "--target=Checksum").ShouldBe(0, _release.Output);

        var lines = File.ReadAllLines(Path.Combine(_release.Artifacts, "dist", "tool-1.2.3.sha512"));
        lines.Length.ShouldBe(19);
        foreach (var line in lines)
        {
            line.ShouldBe($"{Digest(SHA512.HashData(Read(line[130..])))}  {line[130..]}");
        }
    }

    private byte[] Read(string name) => File.ReadAllBytes(Path.Combine(_release.Artifacts, "dist", name));

    private static string Digest(byte[] hash) => Convert.ToHexStringLower(hash);
}

public sealed class Sha512Context : PrebuiltContext
{
    public Sha512Context(ICakeContext context)
        : base(context)
    {
        Settings.Checksum.Sha512 = true;
        Settings.Checksum.Sha512NameTemplate = "{name}-{version}.sha512";
    }
}
