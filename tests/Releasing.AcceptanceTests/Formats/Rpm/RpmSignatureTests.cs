using Releasing.Formats.Payloads;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>Digests and signatures, judged by rpm with the key and without.</summary>
public sealed class RpmSignatureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("rsa3072", "RSA")]
    [InlineData("ed25519", "EdDSA")]
    public async Task A_signed_package_is_accepted_with_the_key_alone(string algorithm, string name)
    {
        using var root = new RpmRoot();
        using var key = new GpgKey(algorithm);
        var package = await (ToolPackage.Of("1.0.0") with { Signer = key }).WriteAsync(_folder.FullName);

        root.Run("-Kv", package).Output.ShouldMatch($@"Header V4 {name}/SHA(256|512) Signature, key ID [0-9a-f]+: NOKEY");
        root.Accept("--import", key.PublicKey);
        var verdict = root.Accept("-Kv", package);
        verdict.ShouldMatch($@"Header V4 {name}/SHA(256|512) Signature, key ID [0-9a-f]+: OK");
        foreach (var line in new[] { "Header SHA256 digest: OK", "Header SHA1 digest: OK", "Payload SHA256 digest: OK", "MD5 digest: OK" })
        {
            verdict.ShouldContain("    " + line + "\n");
        }

        root.Accept("-K", package).ShouldEndWith(": digests signatures OK\n");
        root.Accept("--define", "_pkgverify_level signature", "-U", "--nodeps", package);
    }

    [SkippableFact]
    public async Task An_unsigned_package_has_digests_and_no_signature()
    {
        using var root = new RpmRoot();
        var package = await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName);

        var verdict = root.Accept("-Kv", package);

        verdict.ShouldContain("Header SHA256 digest: OK");
        verdict.ShouldContain("Payload SHA256 digest: OK");
        verdict.ShouldNotContain("Signature");
        root.Run("--define", "_pkgverify_level signature", "-U", "--nodeps", package).ExitCode.ShouldNotBe(0);
    }

    [SkippableFact]
    public async Task The_payload_lies_at_the_same_place_signed_or_not()
    {
        using var key = new GpgKey("ed25519");
        var unsigned = await File.ReadAllBytesAsync(await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName));
        var signed = await File.ReadAllBytesAsync(await (ToolPackage.Of("1.0.0") with { Signer = key }).WriteAsync(_folder.FullName));

        signed.Length.ShouldBe(unsigned.Length);
        // From the end of the signature header on, every byte is the same.
        const int Signatures = 96 + 16 + (8 * 16) + 4276;
        signed[(Signatures + 8)..].ShouldBe(unsigned[(Signatures + 8)..]);
        signed.ShouldNotBe(unsigned);
    }

    [SkippableTheory]
    [InlineData(-9)]
    [InlineData(-200)]
    [InlineData(6000)]
    [InlineData(5000)]
    public async Task A_changed_byte_is_noticed(int place)
    {
        using var root = new RpmRoot();
        var package = await (ToolPackage.Of("1.0.0") with { Payload = new PayloadSettings { Compression = PayloadCompression.None } }).WriteAsync(_folder.FullName);
        var bytes = await File.ReadAllBytesAsync(package);
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        await File.WriteAllBytesAsync(package, bytes);

        root.Run("-K", package).ExitCode.ShouldNotBe(0);
        root.Run("-U", "--nodeps", package).ExitCode.ShouldNotBe(0);
        File.Exists(root["/usr/bin/tool"]).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_signature_by_another_key_is_refused()
    {
        using var root = new RpmRoot();
        using var key = new GpgKey("ed25519");
        using var other = new GpgKey("ed25519");
        var package = await (ToolPackage.Of("1.0.0") with { Signer = key }).WriteAsync(_folder.FullName);
        root.Accept("--import", other.PublicKey);

        root.Run("-K", package).Output.ShouldContain("SIGNATURES NOT OK");
    }
}
