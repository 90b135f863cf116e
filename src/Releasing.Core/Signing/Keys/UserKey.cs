using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;

namespace Releasing.Signing.Keys;

/// <summary>
/// The key that signs where nothing else was configured: made once per user, kept in the user's configuration folder, known by nobody. Its signatures say
/// that all files come from the same hand, and not from whose. The file is not encrypted; only the user can read it.
/// </summary>
public sealed class UserKey
{
    /// <summary>The name of the private key in its folder.</summary>
    public const string FileName = "signing-key.pem";

    /// <summary>The name of the public key beside it.</summary>
    public const string PublicFileName = "signing-key.pub";

    private readonly ISigningKey _key;

    private UserKey(ISigningKey key, string folder, bool created)
    {
        _key = key;
        PublicKeyPath = Path.Combine(folder, PublicFileName);
        Created = created;
    }

    /// <summary>Where the public key lies, PEM: what <c>cosign verify-blob --key</c> takes.</summary>
    public string PublicKeyPath { get; }

    /// <summary>Whether this call made the key.</summary>
    public bool Created { get; }

    /// <summary>
    /// The folder of the user's keys: <c>releasing</c> under <c>XDG_CONFIG_HOME</c> or <c>~/.config</c>, under <c>~/Library/Application Support</c> on macOS, under
    /// <c>%APPDATA%</c> on Windows.
    /// </summary>
    public static string DefaultFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "releasing");

    /// <summary>Opens the key of a folder, and makes it when there is none. Of two runs that start at once, both get the same key.</summary>
    /// <param name="folder">The folder; null means <see cref="DefaultFolder"/>.</param>
    /// <exception cref="ReleaseException">The folder cannot be written, or holds something that is no key.</exception>
    public static UserKey OpenOrCreate(string? folder = null)
    {
        var home = Path.GetFullPath(folder ?? DefaultFolder);
        var path = Path.Combine(home, FileName);
        try
        {
            var created = !File.Exists(path) && Create(home, path);
            var key = KeyFile.Load(File.ReadAllText(path), passphrase: null, path);
            PublishKey(home, key);
            return new UserKey(key, home, created);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{path}: the user's signing key cannot be opened or made: {exception.Message} Make the folder writable, or set a key of your own.", exception);
        }
    }

    /// <summary>A signer with this key, which owns it; described as unidentified.</summary>
    public KeySigner ToSigner() => new(_key, $"key {PublicKeyFacts.Fingerprint(_key.PublicKey.Span)} of this user (unidentified)");

    private static bool Create(string folder, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var key = SoftwareKey.Generate();
        var content = key.ExportPrivateKey();
        var aside = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("PRIVATE KEY", content) + "\n");
            using (var stream = new FileStream(aside, Options()))
            {
                stream.Write(pem);
                stream.Flush(flushToDisk: true);
            }

            CryptographicOperations.ZeroMemory(pem);
            // The name appears with the whole key behind it, or the other run's key is there already and stays.
            File.Move(aside, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            File.Delete(aside);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static void PublishKey(string folder, ISigningKey key)
    {
        var path = Path.Combine(folder, PublicFileName);
        var pem = PublicKeyFacts.Pem(key.PublicKey.Span);
        if (File.Exists(path) && File.ReadAllText(path) == pem)
        {
            return;
        }

        var aside = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        File.WriteAllText(aside, pem);
        File.Move(aside, path, overwrite: true);
    }
}
