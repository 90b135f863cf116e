using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cake.Core;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Cake.Tests.Hosting;
using Releasing.Services;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Verification;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class SignTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    private string Dist => Path.Combine(_release.Artifacts, "dist");

    public void Dispose() => _release.Dispose();

    [Fact]
    public async Task Every_file_has_a_bundle_and_a_signature_by_the_key_of_the_user()
    {
        _release.Run("--target=Sign").ShouldBe(0, _release.Output);

        var policy = KeyPolicy.FromPem(File.ReadAllText(Path.Combine(_release.Artifacts, "signing-key.pub")), "key");
        var signed = _release.Catalogue.Released.Where(artifact => artifact.Traits.Signed).ToList();
        signed.ShouldNotBeEmpty();
        foreach (var artifact in signed.Where(artifact => artifact.Kind != ArtifactKind.Provenance))
        {
            var file = SigningSubject.OfFile(Path.Combine(Dist, artifact.Name));
            await BundleVerifier.VerifyAsync(Read(artifact.Name), file, policy);
            File.Exists(Path.Combine(Dist, artifact.Name + ".sig")).ShouldBeTrue();
        }

        _release.Catalogue.Released.Where(artifact => artifact.Kind == ArtifactKind.Signature).ShouldAllBe(artifact => signed.Any(file => file.Name == artifact.Subject));
        _release.Output.ShouldContain("(unidentified)");
    }

    [Fact]
    public async Task The_bundle_of_the_provenance_holds_the_provenance_and_speaks_of_every_file()
    {
        _release.Run("--target=Sign").ShouldBe(0, _release.Output);

        var policy = KeyPolicy.FromPem(File.ReadAllText(Path.Combine(_release.Artifacts, "signing-key.pub")), "key");
        var verified = await BundleVerifier.VerifyAsync(Read("tool-1.2.3.provenance.json"), SigningSubject.OfFile(Path.Combine(Dist, "checksums.txt")), policy);
        verified.Envelope!.Payload.ToArray().ShouldBe(File.ReadAllBytes(Path.Combine(Dist, "tool-1.2.3.provenance.json")));
    }

    [Fact]
    public void A_second_run_signs_nothing()
    {
        _release.Run("--target=Sign").ShouldBe(0, _release.Output);
        var before = Digests();

        _release.Run("--target=Sign").ShouldBe(0, _release.Output);

        Digests().ShouldBe(before);
        _release.Output.ShouldNotContain("Signed by", Case.Sensitive);
    }

    [Fact]
    public void A_configured_key_signs_and_neither_key_nor_password_is_told()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem("correct horse", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        _release.Variables["SIGNING_KEY"] = pem;
        _release.Variables["COSIGN_PASSWORD"] = "correct horse";

        _release.Run("--target=Sign").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "signing-key.pub")).Trim().ShouldBe(key.ExportSubjectPublicKeyInfoPem());
        Directory.Exists(_release.Keys).ShouldBeFalse("the user's own key is not asked for");
        foreach (var file in Directory.EnumerateFiles(_release.Artifacts, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length < 1_000_000))
        {
            File.ReadAllText(file).ShouldNotContain(pem.Split('\n')[1].Trim(), Case.Sensitive, file);
        }

        _release.Output.ShouldNotContain("correct horse");
    }

    [Fact]
    public void A_key_that_cannot_be_opened_stops_the_run_before_anything_is_built()
    {
        _release.Variables["SIGNING_KEY"] = "rubbish";

        _release.Run("--target=Sign").ShouldNotBe(0);

        _release.Output.ShouldContain("SIGNING_KEY");
        _release.Output.ShouldContain("there is no private key in PEM here");
        Directory.Exists(Dist).ShouldBeFalse();
    }

    [Fact]
    public void Planning_makes_no_key()
    {
        _release.Run("--target=Plan").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("checksums.txt.sigstore.json");
        Directory.Exists(_release.Keys).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_signs_when_the_settings_say_so_and_the_summary_tells_why()
    {
        _release.Run<UnsignedContext>([], "--target=Sign").ShouldBe(0, _release.Output);

        _release.Catalogue.Of(ArtifactKind.Signature).ShouldBeEmpty();
        _release.Output.ShouldContain("Settings.Signing.Backend is None");
    }

    [Fact]
    public void A_snapshot_never_reaches_a_public_log()
    {
        _release.Variables["SIGSTORE_ID_TOKEN"] = "token";
        _release.Write("README.md", "# edited\n");

        _release.Run("--target=Sign", "--snapshot").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("(unidentified)");
    }

    [Fact]
    public void A_run_without_its_artifacts_takes_over_the_signatures_of_the_release()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var published = Published();
        ForgetWhatWasMade();

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Output.ShouldNotContain("Signed by", Case.Sensitive);
        Published().ShouldBe(published);
        _release.Catalogue.Released.ToDictionary(artifact => artifact.Name, artifact => artifact.Sha256)
            .ShouldBe(published.Where(file => !file.Key.Contains(".verification.", StringComparison.Ordinal)), ignoreOrder: true);
        Digests().ShouldBe(published.ToDictionary(file => file.Key, file => file.Value), ignoreOrder: true);
    }

    [Fact]
    public async Task A_run_without_its_artifacts_signs_only_what_the_release_lacks()
    {
        OwnKeyContext.Signed.Clear();
        _release.Run<OwnKeyContext>([typeof(NumberedProvenance)], "--target=Publish.Draft").ShouldBe(0, _release.Output);
        OwnKeyContext.Signed.ShouldNotBeEmpty();
        var store = new LocalStore(Path.Combine(_release.Artifacts, "store"));
        var draft = (await store.FindAsync("v1.2.3", CancellationToken.None))!;
        var assets = (await store.ListAssetsAsync(draft, CancellationToken.None)).ToDictionary(asset => asset.Name);

        // The bare one stands in the bundle; of the other file nothing is left.
        foreach (var name in new[] { "checksums.txt.sig", "tool-1.2.3-source.zip.sig", "tool-1.2.3-source.zip.sigstore.json" })
        {
            await store.DeleteAssetAsync(draft, assets[name], CancellationToken.None);
        }

        OwnKeyContext.Signed.Clear();
        ForgetWhatWasMade();
        _release.Run<OwnKeyContext>([typeof(NumberedProvenance)], "--target=Release").ShouldBe(0, _release.Output);

        OwnKeyContext.Signed.ShouldBe([assets["tool-1.2.3-source.zip"].Sha256!]);
        foreach (var (name, asset) in assets.Where(asset => !asset.Key.StartsWith("tool-1.2.3-source.zip.sig", StringComparison.Ordinal)))
        {
            Published()[name].ShouldBe(asset.Sha256, name);
        }

        Digests().ShouldBe(Published(), ignoreOrder: true);
    }

    [Fact]
    public void A_run_after_the_signatures_were_taken_over_changes_nothing()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        ForgetWhatWasMade();
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var ledger = File.ReadAllText(Path.Combine(_release.Artifacts, "ledger.jsonl"));

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "ledger.jsonl")).ShouldBe(ledger);
        _release.Output.ShouldNotContain("Signed by", Case.Sensitive);
    }

    [Fact]
    public void A_signer_that_changed_is_told_once_with_both_names_before_anything_is_signed()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var (published, before) = (Published(), KeyName());
        ForgetWhatWasMade();
        Directory.Delete(_release.Keys, recursive: true);

        _release.Run("--target=Release").ShouldNotBe(0);

        Published().ShouldBe(published);
        _release.Output.ShouldContain("the signer has changed");
        _release.Output.ShouldContain($"signed by the key with SHA-256 {before}, and this run signs by the key with SHA-256");
        _release.Output.ShouldContain("release a new version");
        _release.Output.ShouldNotContain("upload:local");
        _release.Output.ShouldNotContain("Signed by", Case.Sensitive);
    }

    [Fact]
    public void A_signer_that_changed_beside_kept_artifacts_is_told_once_too()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);
        Directory.Delete(_release.Keys, recursive: true);

        _release.Run("--target=Publish.Draft").ShouldNotBe(0);

        _release.Output.ShouldContain("the signer has changed");
        _release.Output.ShouldContain("delete the draft");
        _release.Output.ShouldNotContain("upload:local");
    }

    [Fact]
    public async Task A_bundle_without_its_provenance_is_enough_to_take_both_over()
    {
        _release.Run([typeof(NumberedProvenance)], "--target=Publish.Draft").ShouldBe(0, _release.Output);
        var name = "tool-1.2.3.provenance.json";
        var store = new LocalStore(Path.Combine(_release.Artifacts, "store"));
        var draft = (await store.FindAsync("v1.2.3", CancellationToken.None))!;
        var assets = (await store.ListAssetsAsync(draft, CancellationToken.None)).ToDictionary(asset => asset.Name);
        var (bundle, provenance) = (assets[name + ".sigstore.json"].Sha256, assets[name].Sha256);
        await store.DeleteAssetAsync(draft, assets[name], CancellationToken.None);
        await store.DeleteAssetAsync(draft, assets[name + ".sig"], CancellationToken.None);
        ForgetWhatWasMade();

        _release.Run([typeof(NumberedProvenance)], "--target=Release").ShouldBe(0, _release.Output);

        Published()[name].ShouldBe(provenance);
        Published()[name + ".sigstore.json"].ShouldBe(bundle);
        var key = KeyPolicy.FromPem(File.ReadAllText(Path.Combine(_release.Artifacts, "signing-key.pub")), "key");
        using var ec = ECDsa.Create();
        ec.ImportSubjectPublicKeyInfo(key.PublicKey.Span, out _);
        ec.VerifyData(
            File.ReadAllBytes(Path.Combine(_release.Published, name)), Convert.FromBase64String(File.ReadAllText(Path.Combine(_release.Published, name + ".sig"))), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue("the signature is over the provenance that was taken over");
    }

    [Fact]
    public void The_summary_names_the_command_that_checks_the_release()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain($"releasing verify {Path.Combine("artifacts", "store", "releases", "v1.2.3")} --key {Path.Combine("artifacts", "signing-key.pub")}");
    }

    [Fact]
    public void A_key_of_the_repositorys_own_signs()
    {
        _release.Run<OwnKeyContext>([], "--target=Sign").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "signing-key.pub")).Trim().ShouldBe(OwnKeyContext.Key.ExportSubjectPublicKeyInfoPem());
    }

    private SigstoreBundle Read(string name) => BundleReader.Read(File.ReadAllBytes(Path.Combine(Dist, name + ".sigstore.json")), name);

    private Dictionary<string, string> Digests() => DigestsOf(Dist);

    private Dictionary<string, string> Published() => DigestsOf(_release.Published);

    private static Dictionary<string, string> DigestsOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().ToDictionary(file => file.Name, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName))));

    private string KeyName() => Convert.ToHexStringLower(SHA256.HashData(KeyPolicy.FromPem(File.ReadAllText(Path.Combine(_release.Artifacts, "signing-key.pub")), "key").PublicKey.Span));

    private void ForgetWhatWasMade()
    {
        Directory.Delete(Dist, recursive: true);
        Directory.Delete(Path.Combine(_release.Artifacts, "catalogue"), recursive: true);
        File.Delete(Path.Combine(_release.Artifacts, "catalogue.json"));
    }
}

public sealed class UnsignedContext : PrebuiltContext
{
    public UnsignedContext(ICakeContext context)
        : base(context) => Settings.Signing.Backend = SigningBackend.None;
}

public sealed class OwnKeyContext : PrebuiltContext
{
    public OwnKeyContext(ICakeContext context)
        : base(context) => Settings.Signing.OwnKey = _ => new TokenKey(Key, Signed);

    /// <summary>The digests that were signed.</summary>
    internal static ConcurrentQueue<string> Signed { get; } = new();

    internal static ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);
}
