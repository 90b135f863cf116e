namespace Releasing.Cake.Settings;

/// <summary>
/// The identity of Developer ID signatures, and the key by which Apple's notary service knows the team. Apple's programs run on macOS alone; the certificate with its
/// private key lies in a keychain, where they find it.
/// </summary>
public sealed class AppleSigningSettings
{
    /// <summary>The identity that signs without a certificate: the program runs where it was built.</summary>
    public const string AdHoc = "-";

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    /// <summary>Whether macOS programs are signed. Default: null, when there is an identity.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The certificate: its name (<c>Developer ID Application: Ada Lovelace (TEAM123456)</c>) or its SHA-1. Default: null.</summary>
    public string? Identity { get; set; }

    /// <summary>The keychain that holds it; null for those that the system searches. Default: null.</summary>
    public string? Keychain { get; set; }

    /// <summary>What a program may do in the hardened runtime: a property list, absolute or relative to the repository. Default: null, nothing.</summary>
    public string? Entitlements { get; set; }

    /// <summary>The team that the certificate has to belong to, ten letters and digits. Default: null, any.</summary>
    public string? Team { get; set; }

    /// <summary>The private key of the App Store Connect API (<c>.p8</c>) that notarisation needs. Default: the variable <c>APPLE_API_KEY_P8</c>; without a value nothing is notarised.</summary>
    public Secret NotaryKey { get; set; } = Secret.FromVariable("APPLE_API_KEY_P8");

    /// <summary>The id of that key, ten letters and digits. Default: null.</summary>
    public string? NotaryKeyId { get; set; }

    /// <summary>The issuer of that key, a UUID; null for the key of one person. Default: null.</summary>
    public string? NotaryIssuer { get; set; }

    /// <summary>How long to wait for the notary service. Default: 30 minutes.</summary>
    public TimeSpan NotaryTimeLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>There is an identity to sign with.</summary>
    internal bool IsSet => Identity is not null;

    /// <summary>Signed programs are sent to the notary service.</summary>
    internal bool IsNotarised(ReleaseContext context) => Identity is not (null or AdHoc) && NotaryKeyId is not null && NotaryKey.Reveal(context) is not null;

    /// <summary>Every mistake that can be seen without starting a program.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var (member, value) in new[]
        {
            (nameof(Identity), Identity == AdHoc ? null : Identity), (nameof(Keychain), Keychain), (nameof(Entitlements), Entitlements),
        })
        {
            if (value is not null && (value.Trim().Length == 0 || value.StartsWith('-') || value.Any(char.IsControl)))
            {
                yield return $"Settings.CodeSigning.Apple.{member} is empty, begins with '-' or has a control character in it. Correct it, or leave it out.";
            }
        }

        foreach (var (member, value) in new[] { (nameof(Team), Team), (nameof(NotaryKeyId), NotaryKeyId) })
        {
            if (value is not null && (value.Length != 10 || !value.All(char.IsAsciiLetterOrDigit)))
            {
                yield return $"Settings.CodeSigning.Apple.{member} is not ten letters and digits. Copy it from your account at developer.apple.com.";
            }
        }

        if (NotaryIssuer is not null && !Guid.TryParse(NotaryIssuer, out _))
        {
            yield return "Settings.CodeSigning.Apple.NotaryIssuer is no UUID. Copy it from App Store Connect, where the key is listed.";
        }

        if (NotaryTimeLimit <= TimeSpan.Zero || NotaryTimeLimit > s_longest)
        {
            yield return "Settings.CodeSigning.Apple.NotaryTimeLimit is not between nothing and a day. Set minutes or hours.";
        }
    }
}
