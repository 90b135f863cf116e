namespace Releasing.AcceptanceTests.Tools;

/// <summary>Keys of the real gpg in a keyring of their own: that of a person who signs and verifies.</summary>
public sealed class GpgKeyring : IDisposable
{
    public const string Passphrase = "correct horse battery";

    private readonly string _home = Directory.CreateTempSubdirectory("keys-").FullName;

    /// <param name="algorithm">What gpg calls it: <c>ed25519</c>, <c>rsa2048</c>.</param>
    /// <param name="passphrase">What locks the key; empty for nothing.</param>
    public GpgKeyring(string algorithm = "ed25519", string passphrase = Passphrase)
    {
        Locked = passphrase;
        Gpg("--pinentry-mode", "loopback", "--passphrase", passphrase, "--faked-system-time", "20240101T000000!", "--quick-generate-key", "Ada Lovelace <ada@example.org>", algorithm, "sign", "never");
        PrivateKey = Gpg("--pinentry-mode", "loopback", "--passphrase", passphrase, "--armor", "--export-secret-keys");
        PublicKey = Gpg("--armor", "--export");
        Fingerprint = Gpg("--with-colons", "--list-keys").Split('\n').First(line => line.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9];
    }

    public string Locked { get; }

    public string PrivateKey { get; }

    public string PublicKey { get; }

    public string Fingerprint { get; }

    /// <summary>Runs gpg over this keyring and expects exit code 0.</summary>
    public string Gpg(params string[] arguments) => Validator.Require("gpg").Accept(["--homedir", _home, "--batch", "--no-tty", "--yes", "--quiet", "--status-fd", "2", .. arguments]);

    /// <summary>What gpg says of a detached signature, in its status lines.</summary>
    public string Verify(byte[] signature, byte[] content)
    {
        var (one, two) = (Path.Combine(_home, "signature"), Path.Combine(_home, "content"));
        File.WriteAllBytes(one, signature);
        File.WriteAllBytes(two, content);
        var verdict = Validator.Require("gpg").Run("--homedir", _home, "--batch", "--no-tty", "--status-fd", "1", "--verify", one, two);
        verdict.ShouldBeAccepted();
        return verdict.Output;
    }

    public void Dispose()
    {
        Validator.Require("gpgconf").Run("--homedir", _home, "--kill", "all");
        Directory.Delete(_home, recursive: true);
    }
}
