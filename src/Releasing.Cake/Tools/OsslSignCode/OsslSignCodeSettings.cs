using System.Globalization;
using System.Text;
using Releasing.Failures;

namespace Releasing.Cake.Tools.OsslSignCode;

/// <summary>One run of <c>osslsigncode sign</c> (osslsigncode(1), 2.6 and newer), for exe, dll, msi, cab and what else Authenticode knows.</summary>
public sealed class OsslSignCodeSettings : LoggedToolSettings
{
    private bool _isLocked;

    /// <summary>The file to sign; it stays as it is.</summary>
    public string File { get; set; } = "";

    /// <summary>The signed file.</summary>
    public string SignedFile { get; set; } = "";

    /// <summary>A PKCS #12 file with certificate and key. Default: null.</summary>
    public string? Pkcs12 { get; set; }

    /// <summary>The certificate with its intermediate ones. Default: null.</summary>
    public string? Certificates { get; set; }

    /// <summary>The private key: a file, or with <see cref="Pkcs11Module"/> its URI. Default: null.</summary>
    public string? Key { get; set; }

    /// <summary>The library of the token. Default: null.</summary>
    public string? Pkcs11Module { get; set; }

    /// <summary>The OpenSSL engine of the token. Default: null.</summary>
    public string? Pkcs11Engine { get; set; }

    /// <summary>The certificate on the token. Default: null.</summary>
    public string? Pkcs11Certificate { get; set; }

    /// <summary>What unlocks the key; it reaches the program by standard input alone. Default: null, nothing has to be unlocked.</summary>
    public string? Password
    {
        set
        {
            _isLocked = value is not null;
            StandardInput = _isLocked ? Encoding.UTF8.GetBytes(value + "\n") : ReadOnlyMemory<byte>.Empty;
        }
    }

    /// <summary>The hash: <c>sha256</c>, <c>sha384</c>, <c>sha512</c>. Default: <c>sha256</c>.</summary>
    public string Digest { get; set; } = "sha256";

    /// <summary>What is signed, in words. Default: null.</summary>
    public string? Description { get; set; }

    /// <summary>Where to read more. Default: null.</summary>
    public string? Url { get; set; }

    /// <summary>RFC 3161 time-stamping authorities, the first that answers is taken. Default: none.</summary>
    public IList<string> TimestampServers { get; } = new List<string>();

    /// <summary>The time that the signature bears, whole seconds. Default: null, now.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments()
    {
        if (Pkcs12 is null && Key is null)
        {
            throw new ReleaseException("osslsigncode: there is no key. Set Pkcs12, or Key with Certificates.");
        }

        return
        [
            "sign",
            .. Option("-pkcs12", Pkcs12),
            .. Option("-pkcs11engine", Pkcs11Engine),
            .. Option("-pkcs11module", Pkcs11Module),
            .. Option("-pkcs11cert", Pkcs11Certificate),
            .. Option("-certs", Certificates),
            .. Option("-key", Key),
            .. _isLocked ? new[] { "-readpass", "-" } : [],
            "-h", Digest,
            .. Option("-n", Description),
            .. Option("-i", Url),
            .. TimestampServers.SelectMany(server => Option("-ts", server)),
            .. Option("-time", Time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            "-in", File,
            "-out", SignedFile,
        ];
    }

    private static string[] Option(string name, string? value) => value is null ? [] : [name, value];
}
