using System.Security.Cryptography;
using System.Text.Json;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Verification;

namespace Releasing.AcceptanceTests.Verification;

/// <summary>sigstore-js signs at a local instance; our verifier takes what is right and refuses what is not.</summary>
public sealed class ForeignBundleTests(SigstoreServices services) : IClassFixture<SigstoreServices>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-foreign-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Verifies_what_sigstore_js_signs(int rekor)
    {
        await services.RunningAsync();
        var root = TrustedRoot.Read(await File.ReadAllBytesAsync(services.TrustedRootPath), "trusted root");
        var policy = CertificatePolicy.Exactly("ada@example.org", services.Issuer);
        var file = Write("file", "contents"u8.ToArray());
        var statement = Write("statement", Statement(file));
        var token = await services.TokenAsync(new { sub = "ada", email = "ada@example.org", email_verified = true });
        SigstoreJs.Sign(services, rekor, token, null, file);
        SigstoreJs.Sign(services, rekor, token, DsseEnvelope.InToto, statement);

        var message = Read(file);
        var envelope = Read(statement);
        var subject = SigningSubject.OfFile(file);
        (await BundleVerifier.VerifyAsync(message, subject, policy, root)).Signer.ShouldBe("ada@example.org");
        (await BundleVerifier.VerifyAsync(envelope, subject, policy, root)).Envelope.ShouldNotBeNull();

        var other = SigningSubject.OfFile(Write("other", "other contents"u8.ToArray()));
        (await RefusalOf(message, other, policy, root)).ShouldBe(RefusalReason.DigestMismatch);
        (await RefusalOf(envelope, other, policy, root)).ShouldBe(RefusalReason.SubjectMismatch, "sigstore-js does not look at the subject");
        (await RefusalOf(message, subject, CertificatePolicy.Exactly("bob@example.org", services.Issuer), root)).ShouldBe(RefusalReason.IdentityMismatch);
        (await RefusalOf(message, subject, policy, TrustedRoot.Production)).ShouldBe(RefusalReason.LogUnknown);
        (await RefusalOf(message with { LogEntries = envelope.LogEntries }, subject, policy, root)).ShouldBe(RefusalReason.LogEntryMismatch);
    }

    private static async Task<RefusalReason> RefusalOf(SigstoreBundle bundle, SigningSubject subject, SignerPolicy policy, TrustedRoot root) =>
        (await Should.ThrowAsync<RefusedException>(() => BundleVerifier.VerifyAsync(bundle, subject, policy, root))).Reason;

    private static byte[] Statement(string file) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        _type = "https://in-toto.io/Statement/v1",
        subject = new[] { new { name = "file", digest = new { sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) } } },
        predicateType = "https://example.org/test",
        predicate = new { },
    });

    private static SigstoreBundle Read(string file) => BundleReader.Read(File.ReadAllBytes(file + ".sigstore.json"), file);

    private string Write(string name, byte[] contents)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, contents);
        return path;
    }
}
