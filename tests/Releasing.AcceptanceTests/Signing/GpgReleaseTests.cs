using System.Security.Cryptography;
using Releasing.AcceptanceTests.Effects;
using Releasing.AcceptanceTests.Tools;
using Releasing.Services;

namespace Releasing.AcceptanceTests.Signing;

/// <summary>A whole release whose files have OpenPGP signatures by the real gpg too, taken over by a later run, and verified by the program as a user does.</summary>
public sealed class GpgReleaseTests : IDisposable
{
    private readonly KilledPipeline _release = new(signed: true);

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public async Task Every_file_has_an_asc_that_a_later_run_takes_over_and_a_user_verifies()
    {
        Validator.Require("gpg");
        using var ring = new GpgKeyring();
        using var other = new GpgKeyring();
        var variables = new Dictionary<string, string?> { ["KILL_GPG"] = "1", ["GPG_PRIVATE_KEY"] = ring.PrivateKey, ["GPG_PASSPHRASE"] = GpgKeyring.Passphrase };

        Run(variables, "--target=Publish.Draft");
        var replaced = await ReplaceAsync("checksums.txt.asc", ring);
        Directory.Delete(_release.Artifacts, recursive: true);
        Run(variables, "--target=Release");

        var published = _release.Published;
        published["checksums.txt.asc"].ShouldBe(replaced, "a signature of another time by the same key serves as well");
        _release.Made.ShouldBe(published, ignoreOrder: true);
        var signed = published.Keys.Where(name => Path.GetExtension(name) is not (".asc" or ".sig") && !name.EndsWith(".sigstore.json", StringComparison.Ordinal) && !name.Contains(".verification.", StringComparison.Ordinal)).ToList();
        signed.ShouldContain("checksums.txt");
        foreach (var name in signed)
        {
            ring.Verify(await ReadAsync(name + ".asc"), await ReadAsync(name)).ShouldContain($"VALIDSIG {ring.Fingerprint}");
        }

        var (right, wrong) = (Path.Combine(_release.Artifacts, "right.asc"), Path.Combine(_release.Artifacts, "wrong.asc"));
        await File.WriteAllTextAsync(right, ring.PublicKey);
        await File.WriteAllTextAsync(wrong, other.PublicKey);
        Verify(right).ShouldBeAccepted();
        var refused = Verify(wrong);
        refused.ExitCode.ShouldBe(1, refused.Output + refused.Error);
        (refused.Output + refused.Error).ShouldContain("does not verify with the OpenPGP key given");

        var signature = Path.Combine(_release.PublicFolder, "checksums.txt.asc");
        var text = await File.ReadAllTextAsync(signature);
        var at = text.IndexOf("\n\n", StringComparison.Ordinal) + 30;
        await File.WriteAllTextAsync(signature, $"{text[..at]}{(text[at] == 'A' ? 'B' : 'A')}{text[(at + 1)..]}");
        var flipped = Verify(right);
        flipped.ExitCode.ShouldBe(1, flipped.Output + flipped.Error);
        (flipped.Output + flipped.Error).ShouldContain("checksums.txt");
    }

    private void Run(Dictionary<string, string?> variables, string target)
    {
        var (exitCode, output) = _release.Start([target], variables);
        exitCode.ShouldBe(0, output);
        output.ShouldNotContain(GpgKeyring.Passphrase);
    }

    private Verdict Verify(string key) => ReleasingProgram.Run("verify", _release.PublicFolder, "--key", Path.Combine(_release.Artifacts, "signing-key.pub"), "--gpg-key", key, "--no-run");

    private Task<byte[]> ReadAsync(string name) => File.ReadAllBytesAsync(Path.Combine(_release.PublicFolder, name));

    // By the same key, but now and not at the date of the contents: other bytes.
    private async Task<string> ReplaceAsync(string name, GpgKeyring ring)
    {
        var store = new LocalStore(Path.GetFullPath(Path.Combine(_release.PublicFolder, "..", "..")));
        var draft = (await store.FindAsync("v1.2.3", CancellationToken.None))!;
        var there = (await store.ListAssetsAsync(draft, CancellationToken.None)).Single(asset => asset.Name == name);
        await store.DeleteAssetAsync(draft, there, CancellationToken.None);
        var file = Path.Combine(_release.Artifacts, name);
        ring.Gpg("--pinentry-mode", "loopback", "--passphrase", GpgKeyring.Passphrase, "--armor", "--detach-sign", "--output", file, Path.Combine(_release.Artifacts, "dist", "checksums.txt"));
        var bytes = await File.ReadAllBytesAsync(file);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        digest.ShouldNotBe(there.Sha256);
        await store.UploadAsync(draft, new AssetUpload(name, "application/pgp-signature", digest, bytes.Length, file), CancellationToken.None);
        return digest;
    }
}
