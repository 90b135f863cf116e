using Releasing.Artifacts;

namespace Releasing.Cake.Settings;

/// <summary>
/// The OpenPGP key that signs packages and repositories. With neither member set and no variable <c>GPG_PRIVATE_KEY</c> nothing is signed.
/// </summary>
public sealed class GpgKeySettings
{
    /// <summary>
    /// Fingerprint or e-mail address of a key: one of <see cref="PrivateKey"/>, otherwise one in the keyring of whoever runs the release. Default: null, the only
    /// key of <see cref="PrivateKey"/>.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>
    /// The private key in its armoured form. It is imported into a keyring of its own that is gone after the signature. Default: the variable <c>GPG_PRIVATE_KEY</c>.
    /// </summary>
    public Secret PrivateKey { get; set; } = Secret.FromVariable("GPG_PRIVATE_KEY");

    /// <summary>What unlocks the key. Default: the variable <c>GPG_PASSPHRASE</c>; unset for a key without one, or one that a running agent holds open.</summary>
    public Secret Passphrase { get; set; } = Secret.FromVariable("GPG_PASSPHRASE");

    /// <summary>There is a key to sign with.</summary>
    internal bool IsSet(ReleaseContext context) => Key is not null || PrivateKey.Reveal(context) is not null;

    /// <summary>What decides whose signature it is, without a secret in it; <c>none</c> when nothing is signed.</summary>
    internal string Fact(ReleaseContext context) =>
        (Key, PrivateKey.Reveal(context)) switch
        {
            (null, null) => "none",
            (_, null) => Key,
            (_, var text) => $"{Key}#{FileDigest.OfText(text)[..16]}",
        };

    /// <summary>Every mistake that can be seen without asking gpg.</summary>
    /// <param name="setting">What messages call these settings: <c>Settings.Gpg</c>.</param>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate(string setting)
    {
        if (Key is not null && (Key.Trim().Length == 0 || Key.StartsWith('-') || Key.Any(char.IsControl)))
        {
            yield return $"{setting}.Key is no fingerprint and no e-mail address. Set one of a key that gpg lists, or leave it out.";
        }
    }
}
