using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Keys;

namespace Releasing.Core.Tests.Signing.Keys;

public sealed class KeyFileTests
{
    private const string Passphrase = "correct horse";

    private static readonly PbeParameters s_encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    [Fact]
    public async Task Reads_every_form_of_an_EC_key()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forms = new[] { ecdsa.ExportPkcs8PrivateKeyPem(), ecdsa.ExportECPrivateKeyPem(), ecdsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, s_encryption) };
        foreach (var pem in forms)
        {
            await SignsWith(pem, SignatureAlgorithm.EcdsaP256Sha256, ecdsa.ExportSubjectPublicKeyInfo());
        }
    }

    [Fact]
    public async Task Reads_every_form_of_an_RSA_key()
    {
        using var rsa = RSA.Create(2048);
        var forms = new[] { rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), rsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, s_encryption) };
        foreach (var pem in forms)
        {
            await SignsWith(pem, SignatureAlgorithm.RsaPkcs1Sha256, rsa.ExportSubjectPublicKeyInfo());
        }
    }

    [Fact]
    public async Task A_key_over_P_384_signs_SHA_384_digests()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await SignsWith(ecdsa.ExportPkcs8PrivateKeyPem(), SignatureAlgorithm.EcdsaP384Sha384, ecdsa.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Skips_what_openssl_ecparam_writes_before_the_key()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + ecdsa.ExportECPrivateKeyPem();
        await SignsWith(pem, SignatureAlgorithm.EcdsaP256Sha256, ecdsa.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void Refuses_kinds_that_cannot_sign_here_and_says_why()
    {
        using var p521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var small = RSA.Create(1024);
        // RFC 8410, section 10.3: an Ed25519 key.
        Refusal("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----").ShouldContain("Ed25519 key, and .NET cannot sign");
        Refusal(p521.ExportPkcs8PrivateKeyPem()).ShouldContain("P-521");
        Refusal(p521.ExportECPrivateKeyPem()).ShouldContain("P-521");
        Refusal(small.ExportPkcs8PrivateKeyPem()).ShouldContain("1024 bits");
        Refusal("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----").ShouldContain("ssh-keygen");
        Refusal("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----").ShouldContain("openssl pkcs8 -topk8");
        Refusal("-----BEGIN PRIVATE KEY-----\nMAMCAQA=\n-----END PRIVATE KEY-----").ShouldContain("no key that the runtime can read");
        Refusal("nothing").ShouldContain("no private key in PEM");
        Refusal(p521.ExportSubjectPublicKeyInfoPem()).ShouldContain("no private key in PEM");
        Refusal(new string('x', 100_000)).ShouldContain("never longer");
    }

    [Fact]
    public void A_wrong_or_missing_passphrase_is_told_without_the_passphrase()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = ecdsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, s_encryption);
        Should.Throw<InvalidInputException>(() => KeyFile.Load(pem, "wrong staple", "release.key")).ToString().ShouldNotContain("staple");
        Refusal(pem).ShouldContain("no passphrase");
    }

    private static string Refusal(string pem) => Should.Throw<InvalidInputException>(() => KeyFile.Load(pem, null, "release.key")).Message;

    private static async Task SignsWith(string pem, SignatureAlgorithm algorithm, byte[] publicKey)
    {
        using var key = KeyFile.Load(pem, Passphrase, "release.key");
        key.Algorithm.ShouldBe(algorithm);
        key.PublicKey.ToArray().ShouldBe(publicKey);
        var digest = CryptographicOperations.HashData(algorithm.Hash, "payload"u8);
        var signature = await key.SignDigestAsync(digest, CancellationToken.None);
        PublicKeyFacts.Verifies(publicKey, algorithm, digest, signature).ShouldBeTrue();
    }
}
