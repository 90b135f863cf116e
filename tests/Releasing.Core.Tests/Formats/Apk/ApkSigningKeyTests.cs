using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Formats.Apk;

namespace Releasing.Core.Tests.Formats.Apk;

public sealed class ApkSigningKeyTests : IDisposable
{
    private static readonly PbeParameters s_lock = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly TemporaryFolder _folder = new();
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose()
    {
        _folder.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void Every_usual_form_of_a_key_is_read()
    {
        foreach (var (pem, passphrase) in new[] { (_key.ExportRSAPrivateKeyPem(), null), (_key.ExportPkcs8PrivateKeyPem(), "not needed"), (_key.ExportEncryptedPkcs8PrivateKeyPem("secret", s_lock), "secret") })
        {
            using var key = ApkSigningKey.FromFile(_folder.Write("key.pem", "a note\n" + pem), "ada.rsa.pub", passphrase);

            key.PublicKey.ShouldBe(_key.ExportSubjectPublicKeyInfoPem() + "\n");
        }
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<InvalidInputException>(() => ApkSigningKey.FromFile(_folder["gone.pem"], "x.pub")).Message.ShouldStartWith($"{_folder["gone.pem"]}: the key cannot be read");

    [Theory]
    [InlineData(null, "is encrypted and there is no passphrase")]
    [InlineData("", "is encrypted and there is no passphrase")]
    [InlineData("wrong", "cannot be decrypted")]
    public void A_locked_key_is_named_and_never_shown(string? passphrase, string problem) =>
        Refused(_key.ExportEncryptedPkcs8PrivateKeyPem("secret", s_lock), problem, passphrase);

    [Fact]
    public void What_is_no_private_RSA_key_is_refused()
    {
        using var curve = ECDsa.Create();
        Refused(curve.ExportPkcs8PrivateKeyPem(), "is no RSA key");
        Refused(curve.ExportECPrivateKeyPem(), "there is no private RSA key");
        Refused(_key.ExportSubjectPublicKeyInfoPem(), "there is no private RSA key");
        Refused("", "there is no private RSA key");
        Refused(_key.ExportRSAPrivateKeyPem().Replace("-----BEGIN RSA PRIVATE KEY-----\n", "-----BEGIN RSA PRIVATE KEY-----\nAAAA", StringComparison.Ordinal), "");
        Refused("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n", "openssl pkcs8 -topk8");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b.pub")]
    [InlineData("../x.pub")]
    [InlineData("a\nb")]
    [InlineData(".hidden")]
    public void The_name_of_the_public_key_is_a_plain_file_name(string name) =>
        Should.Throw<InvalidInputException>(() => ApkSigningKey.FromPem(_key.ExportRSAPrivateKeyPem(), "key", name)).Message.ShouldStartWith("Name of the public key: ");

    private void Refused(string pem, string problem, string? passphrase = null)
    {
        var path = _folder.Write("key.pem", pem);
        var error = Should.Throw<InvalidInputException>(() => ApkSigningKey.FromFile(path, "ada.rsa.pub", passphrase));

        error.Message.ShouldStartWith(path);
        error.Message.ShouldContain(problem);
        error.Message.ShouldNotContain("MII");
    }
}
