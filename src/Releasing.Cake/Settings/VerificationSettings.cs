using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>How the files of a release are verified after they were downloaded again: those of the draft before it is public, and those of the public release.</summary>
public sealed class VerificationSettings
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>The identity that has to have signed: an e-mail address, or the URI of a workflow. Default: null, whoever signed this run.</summary>
    public string? Identity { get; set; }

    /// <summary>Who has to vouch for the identity, such as <c>https://token.actions.githubusercontent.com</c>. Default: null.</summary>
    public string? Issuer { get; set; }

    /// <summary>The file of the public key (PEM) that has to have signed, absolute or relative to the repository. Default: null, whoever signed this run.</summary>
    public string? KeyFile { get; set; }

    /// <summary>An OpenPGP public key for <c>.asc</c> files, absolute or relative to the repository. Default: null, they are skipped.</summary>
    public string? GpgKeyFile { get; set; }

    /// <summary>
    /// Gets the trusted root that Sigstore's public instance has now, by TUF, to sign and to verify with. Without a network the one of the last time serves, else the one built in, and the log says which. A
    /// repository that answers something wrong ends the task. Default: null, yes where an identity signs or has to have signed and the store is not the local one; never with
    /// <see cref="SigningSettings.TrustedRoot"/>.
    /// </summary>
    public bool? RefreshTrustedRoot { get; set; }

    /// <summary>Where what was refreshed is kept, absolute or relative to the repository. Default: null, <c>releasing/tuf</c> in the user's cache folder.</summary>
    public string? TrustCacheFolder { get; set; }

    /// <summary>Programs that fit this machine are started with <c>--version</c>. Default: yes.</summary>
    public bool RunPrograms { get; set; } = true;

    /// <summary>How long a program may run. Default: ten seconds.</summary>
    public TimeSpan ProgramTimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Every mistake that can be seen without downloading anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Identity is null != Issuer is null)
        {
            yield return "Settings.Verification needs both Identity and Issuer, or neither. Set the other one too.";
        }

        if (Identity is not null && KeyFile is not null)
        {
            yield return "Settings.Verification has both Identity and KeyFile. Set one of them.";
        }

        foreach (var (member, value) in new[] { (nameof(Identity), Identity), (nameof(Issuer), Issuer), (nameof(KeyFile), KeyFile), (nameof(GpgKeyFile), GpgKeyFile), (nameof(TrustCacheFolder), TrustCacheFolder) })
        {
            if (value is not null && (value.Trim().Length == 0 || value.Any(char.IsControl)))
            {
                yield return $"Settings.Verification.{member} is '{PlainText.Line(value)}'. Correct it, or leave it out.";
            }
        }

        if (ProgramTimeLimit <= TimeSpan.Zero || ProgramTimeLimit > s_longest)
        {
            yield return "Settings.Verification.ProgramTimeLimit is not between nothing and an hour. Set some seconds.";
        }
    }
}
