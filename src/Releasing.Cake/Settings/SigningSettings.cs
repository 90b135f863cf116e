using Releasing.Signing;

namespace Releasing.Cake.Settings;

/// <summary>How the files of a release are signed.</summary>
public sealed class SigningSettings
{
    /// <summary>The variable with the folder of the user's own key.</summary>
    public const string UserKeyVariable = "RELEASING_KEYS";

    /// <summary>Who signs. Default: <see cref="SigningBackend.Auto"/>.</summary>
    public SigningBackend Backend { get; set; }

    /// <summary>Also makes a detached OpenPGP signature of every file, <c>NAME.asc</c>, with the key of <see cref="ReleaseSettings.Gpg"/>. Default: no.</summary>
    public bool Gpg { get; set; }

    /// <summary>
    /// The private key, PEM: EC P-256 or P-384 or RSA, as PKCS #8 (also encrypted) or in cosign's encrypted form. Default: the variable <c>SIGNING_KEY</c>.
    /// </summary>
    public Secret Key { get; set; } = Secret.FromVariable("SIGNING_KEY");

    /// <summary>What unlocks the key. Default: the variable <c>SIGNING_PASSWORD</c>, else <c>COSIGN_PASSWORD</c>.</summary>
    public Secret Password { get; set; } = Secret.FromVariable("SIGNING_PASSWORD");

    /// <summary>
    /// Opens a key of the repository's own, such as one of a KMS or a PKCS #11 token; it signs instead of <see cref="Key"/>. Called once or more in a run, each result is
    /// disposed of. Default: null.
    /// </summary>
    public Func<ReleaseContext, ISigningKey>? OwnKey { get; set; }

    /// <summary>Opens a signer of the repository's own, which makes whole bundles. Default: null.</summary>
    public Func<ReleaseContext, IBundleSigner>? OwnSigner { get; set; }

    /// <summary>
    /// The key that the cosign program uses, as its <c>--key</c> takes it: a file, <c>awskms://…</c>, <c>env://NAME</c>. Default: null, <see cref="Key"/> where it is set, else
    /// the identity of the run.
    /// </summary>
    public string? CosignKey { get; set; }

    /// <summary>A trusted root file (JSON) of another Sigstore instance, absolute or relative to the repository. Default: null, the public instance.</summary>
    public string? TrustedRoot { get; set; }

    /// <summary>A signing config file (JSON) of another Sigstore instance, absolute or relative to the repository. Default: null, the public instance.</summary>
    public string? SigningConfig { get; set; }

    /// <summary>How many files are signed at once. Default: 8.</summary>
    public int Parallelism { get; set; } = 8;

    /// <summary>The folder of the key that is made once per user. Default: null, the variable <c>RELEASING_KEYS</c>, else <c>releasing</c> in the user's configuration folder.</summary>
    public string? UserKeyFolder { get; set; }

    /// <summary>Every mistake that can be seen without signing anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (!Enum.IsDefined(Backend))
        {
            yield return $"Settings.Signing.Backend is {(int)Backend}. Set one of {string.Join(", ", Enum.GetNames<SigningBackend>())}.";
        }

        if (Parallelism is < 1 or > 64)
        {
            yield return $"Settings.Signing.Parallelism is {Parallelism}. Set a number from 1 to 64.";
        }

        if (OwnKey is not null && OwnSigner is not null)
        {
            yield return "Settings.Signing has both OwnKey and OwnSigner. Set one of them.";
        }

        if ((OwnKey is not null || OwnSigner is not null) && Backend != SigningBackend.Auto)
        {
            yield return $"Settings.Signing has a signer of its own and Backend {Backend}. Leave Backend at Auto.";
        }

        if (CosignKey is not null && (CosignKey.Trim().Length == 0 || CosignKey.StartsWith('-') || CosignKey.Any(char.IsControl)))
        {
            yield return "Settings.Signing.CosignKey is no key that cosign takes. Set a file, an address such as awskms://, or leave it out.";
        }
    }
}
