using Releasing.Failures;

namespace Releasing.Cake.Tools.SignTool;

/// <summary>One run of <c>signtool sign</c>. It signs the file in its place, and takes a password by an argument alone, which is why there is none here.</summary>
public sealed class SignToolSettings : LoggedToolSettings
{
    /// <summary>The file to sign: exe, dll, msi and what else Windows verifies.</summary>
    public string File { get; set; } = "";

    /// <summary>The SHA-1 thumbprint of a certificate in the store. Default: null.</summary>
    public string? Thumbprint { get; set; }

    /// <summary>The store is that of the machine. Default: no, that of the user.</summary>
    public bool MachineStore { get; set; }

    /// <summary>A PKCS #12 file without a password. Default: null.</summary>
    public string? Pkcs12 { get; set; }

    /// <summary>More certificates for the chain. Default: null.</summary>
    public string? AdditionalCertificates { get; set; }

    /// <summary>The hash of file and time stamp. Default: <c>sha256</c>.</summary>
    public string Digest { get; set; } = "sha256";

    /// <summary>What is signed, in words. Default: null.</summary>
    public string? Description { get; set; }

    /// <summary>Where to read more. Default: null.</summary>
    public string? Url { get; set; }

    /// <summary>An RFC 3161 time-stamping authority. Default: null.</summary>
    public string? TimestampServer { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments()
    {
        if (Thumbprint is null && Pkcs12 is null)
        {
            throw new ReleaseException("signtool: there is no certificate. Set Thumbprint or Pkcs12.");
        }

        return
        [
            "sign", "/fd", Digest,
            .. Option("/sha1", Thumbprint),
            .. Thumbprint is not null && MachineStore ? new[] { "/sm" } : [],
            .. Option("/f", Pkcs12),
            .. Option("/ac", AdditionalCertificates),
            .. Option("/d", Description),
            .. Option("/du", Url),

            // Since SDK 20236 a time stamp needs its own hash, which has to follow the address.
            .. TimestampServer is null ? [] : new[] { "/tr", TimestampServer, "/td", Digest },
            File,
        ];
    }

    private static string[] Option(string name, string? value) => value is null ? [] : [name, value];
}
