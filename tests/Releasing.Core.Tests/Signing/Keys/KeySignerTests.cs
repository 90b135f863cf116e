using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Signing.Keys;

namespace Releasing.Core.Tests.Signing.Keys;

public sealed class KeySignerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Signs_a_file_with_a_key_of_a_repository_own()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await using var signer = new KeySigner(new RemoteKey(ecdsa), "kms://release");
        var path = _folder.Write("tool.tar.gz", "contents");
        var bundle = await signer.SignFileAsync(SigningSubject.OfFile(path), CancellationToken.None);
        signer.Description.ShouldBe("kms://release");
        bundle.Message!.DigestAlgorithm.ShouldBe("SHA2_384");
        bundle.PublicKeyHint.ShouldBe(Convert.ToBase64String(SHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo())));
        ecdsa.VerifyData("contents"u8, bundle.Message.Signature.Span, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        Encoding.ASCII.GetString(BundleWriter.WriteSignature(bundle)).ShouldBe(Convert.ToBase64String(bundle.Message.Signature.Span));
    }

    [Fact]
    public async Task Signs_a_statement_over_its_encoding()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var signer = new KeySigner(new RemoteKey(ecdsa));
        var bundle = await signer.SignStatementAsync(DsseEnvelope.InToto, "{}"u8.ToArray(), CancellationToken.None);
        var signature = bundle.Envelope!.Signatures.ShouldHaveSingleItem().Signature;
        ecdsa.VerifyData("DSSEv1 28 application/vnd.in-toto+json 2 {}"u8, signature.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => BundleWriter.WriteSignature(bundle));
    }

    [Fact]
    public async Task Refuses_what_a_key_signed_with_another_key()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var signer = new KeySigner(new RemoteKey(ecdsa) { Signs = other });
        var failure = await Should.ThrowAsync<ReleaseException>(() => signer.SignFileAsync(SigningSubject.OfDigest("tool", new string('a', 64)), CancellationToken.None));
        failure.Message.ShouldContain("does not verify with its public key");
    }

    [Fact]
    public void Refuses_a_key_that_misnames_its_algorithm()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<InvalidInputException>(() => new KeySigner(new RemoteKey(ecdsa) { Algorithm = SignatureAlgorithm.EcdsaP256Sha256 })).Message.ShouldContain("EcdsaP384Sha384");
    }

    [Fact]
    public async Task A_key_with_a_certificate_shows_the_certificate()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var signer = new KeySigner(new RemoteKey(ecdsa) { CertificateChain = [new byte[] { 1, 2, 3 }, new byte[] { 4 }] });
        var bundle = await signer.SignFileAsync(SigningSubject.OfDigest("tool", new string('a', 64)), CancellationToken.None);
        using var json = JsonDocument.Parse(BundleWriter.Write(bundle));
        json.RootElement.GetProperty("verificationMaterial").GetProperty("certificate").GetProperty("rawBytes").GetString().ShouldBe("AQID");
    }

    /// <summary>A key of the kind a repository brings: only the digest leaves the process.</summary>
    private sealed class RemoteKey(ECDsa ecdsa) : ISigningKey
    {
        public ECDsa Signs { get; init; } = ecdsa;

        public SignatureAlgorithm Algorithm { get; init; } = ecdsa.KeySize == 384 ? SignatureAlgorithm.EcdsaP384Sha384 : SignatureAlgorithm.EcdsaP256Sha256;

        public ReadOnlyMemory<byte> PublicKey { get; } = ecdsa.ExportSubjectPublicKeyInfo();

        public IReadOnlyList<ReadOnlyMemory<byte>> CertificateChain { get; init; } = [];

        public Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken) =>
            Task.FromResult(Signs.SignHash(digest.Span, DSASignatureFormat.Rfc3279DerSequence));

        public void Dispose()
        {
        }
    }
}
