using Releasing.Artifacts;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>
/// The certificate and key of Authenticode signatures: one of <see cref="Pfx"/>, <see cref="PfxFile"/>, <see cref="PrivateKey"/> with <see cref="CertificateFile"/>,
/// <see cref="Pkcs11Key"/> on a token, or <see cref="Thumbprint"/> in the certificate store of Windows. Keys and passwords never stand in an argument: they reach
/// the program by standard input or by a file that only its owner can read and that is gone afterwards.
/// </summary>
public sealed class AuthenticodeSettings
{
    private static readonly string[] s_digests = ["sha256", "sha384", "sha512"];

    /// <summary>Whether Windows programs are signed. Default: null, when there is a key.</summary>
    public bool? Enabled { get; set; }

    /// <summary>A PKCS #12 file in base64. Default: the variable <c>WINDOWS_CERTIFICATE</c>.</summary>
    public Secret Pfx { get; set; } = Secret.FromVariable("WINDOWS_CERTIFICATE");

    /// <summary>A PKCS #12 file, absolute or relative to the repository. Default: null.</summary>
    public string? PfxFile { get; set; }

    /// <summary>The private key in PEM. Default: the variable <c>WINDOWS_SIGNING_KEY</c>.</summary>
    public Secret PrivateKey { get; set; } = Secret.FromVariable("WINDOWS_SIGNING_KEY");

    /// <summary>The certificate of the key, with its intermediate ones, in PEM or as <c>.p7b</c>; absolute or relative to the repository. Default: null.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>What unlocks the PKCS #12 file, the private key or the token. Default: the variable <c>WINDOWS_CERTIFICATE_PASSWORD</c>.</summary>
    public Secret Password { get; set; } = Secret.FromVariable("WINDOWS_CERTIFICATE_PASSWORD");

    /// <summary>The SHA-1 thumbprint of a certificate in the store of Windows, 40 hexadecimal digits. Default: null.</summary>
    public string? Thumbprint { get; set; }

    /// <summary>The certificate lies in the store of the machine and not in that of the user. Default: no.</summary>
    public bool MachineStore { get; set; }

    /// <summary>The key on a PKCS #11 token, as its URI (RFC 7512) or id. Default: null.</summary>
    public string? Pkcs11Key { get; set; }

    /// <summary>The certificate on the token; null when <see cref="CertificateFile"/> holds it. Default: null.</summary>
    public string? Pkcs11Certificate { get; set; }

    /// <summary>The library of the token, such as <c>/usr/lib/softhsm/libsofthsm2.so</c>. Default: null.</summary>
    public string? Pkcs11Module { get; set; }

    /// <summary>The OpenSSL engine that speaks to the library; null for OpenSSL's own choice. Default: null.</summary>
    public string? Pkcs11Engine { get; set; }

    /// <summary>What Windows calls the program when it asks for consent. Default: null, the project's name.</summary>
    public string? Description { get; set; }

    /// <summary>The address that Windows shows with it. Default: null, the project's homepage.</summary>
    public string? Url { get; set; }

    /// <summary>
    /// RFC 3161 time-stamping authorities, the first that answers is taken: a signature with a time stamp outlives its certificate. Default: DigiCert's. Without
    /// any, the signature bears the date of the release's contents.
    /// </summary>
    public IList<string> TimestampServers { get; } = new List<string> { "http://timestamp.digicert.com" };

    /// <summary>The hash: <c>sha256</c>, <c>sha384</c> or <c>sha512</c>. Default: <c>sha256</c>.</summary>
    public string Digest { get; set; } = "sha256";

    /// <summary>The program that signs. Default: signtool on Windows, osslsigncode elsewhere.</summary>
    public AuthenticodeTool Tool { get; set; }

    /// <summary>The program that is taken.</summary>
    internal AuthenticodeTool UsedTool => Tool != AuthenticodeTool.Automatic ? Tool
        : Thumbprint is not null || OperatingSystem.IsWindows() ? AuthenticodeTool.SignTool : AuthenticodeTool.OsslSignCode;

    /// <summary>There is a key to sign with.</summary>
    internal bool IsSet(ReleaseContext context) =>
        Thumbprint is not null || PfxFile is not null || Pkcs11Key is not null || Pfx.Reveal(context) is not null || PrivateKey.Reveal(context) is not null;

    /// <summary>What decides whose signature it is and what it says, without a secret in it.</summary>
    internal IEnumerable<string> Facts(ReleaseContext context)
    {
        var secret = Pfx.Reveal(context) ?? PrivateKey.Reveal(context);
        yield return $"key={Thumbprint ?? Pkcs11Key ?? PfxFile ?? (secret is null ? "none" : "#" + FileDigest.OfText(secret)[..16])}";
        yield return $"certificate={CertificateFile ?? Pkcs11Certificate}";
        yield return $"description={Description ?? context.Project.Name}";
        yield return $"url={Url ?? context.Project.Homepage}";
        yield return $"timestamps={string.Join(' ', TimestampServers)}";
        yield return $"digest={Digest}";
    }

    /// <summary>Every mistake that can be seen without starting a program.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (!s_digests.Contains(Digest, StringComparer.Ordinal))
        {
            yield return $"Settings.CodeSigning.Windows.Digest is '{PlainText.Line(Digest)}'. Set sha256, sha384 or sha512.";
        }

        if (Thumbprint is not null && (Thumbprint.Length != 40 || !Thumbprint.All(char.IsAsciiHexDigit)))
        {
            yield return "Settings.CodeSigning.Windows.Thumbprint is not 40 hexadecimal digits. Copy the SHA-1 thumbprint that certmgr shows, without spaces.";
        }

        if (Thumbprint is not null && Tool == AuthenticodeTool.OsslSignCode)
        {
            yield return "Settings.CodeSigning.Windows.Thumbprint names a certificate in the store of Windows, which osslsigncode cannot open. Set Tool to SignTool, or give a PKCS #12 file.";
        }

        if (Pkcs11Key is not null && (Pkcs11Module is null || (Pkcs11Certificate ?? CertificateFile) is null))
        {
            yield return "Settings.CodeSigning.Windows.Pkcs11Key needs Pkcs11Module, and Pkcs11Certificate or CertificateFile. Set them.";
        }

        if (Pkcs11Key is not null && Tool == AuthenticodeTool.SignTool)
        {
            yield return "Settings.CodeSigning.Windows.Pkcs11Key is for osslsigncode. Set Tool to OsslSignCode, or name the token's certificate by Thumbprint.";
        }

        foreach (var address in TimestampServers.Append(Url ?? "https://example.org").Where(address => !IsWebAddress(address)))
        {
            yield return $"Settings.CodeSigning.Windows: '{PlainText.Line(address)}' is no http address. Write it with http:// or https://.";
        }

        foreach (var (member, value) in new[]
        {
            (nameof(Description), Description), (nameof(Pkcs11Key), Pkcs11Key), (nameof(Pkcs11Certificate), Pkcs11Certificate), (nameof(Pkcs11Module), Pkcs11Module),
            (nameof(Pkcs11Engine), Pkcs11Engine), (nameof(PfxFile), PfxFile), (nameof(CertificateFile), CertificateFile),
        })
        {
            if (value is not null && (value.Trim().Length == 0 || value.StartsWith('-') || value.Any(char.IsControl)))
            {
                yield return $"Settings.CodeSigning.Windows.{member} is empty, begins with '-' or has a control character in it. Correct it, or leave it out.";
            }
        }
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
