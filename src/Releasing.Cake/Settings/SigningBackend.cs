namespace Releasing.Cake.Settings;

/// <summary>Who signs the files of a release.</summary>
public enum SigningBackend
{
    /// <summary>
    /// The configured key; else the identity of the run, where CI offers one and a clean tag is released; else, on the local store, a key made once for the user, which
    /// nobody identifies; else nobody.
    /// </summary>
    Auto,

    /// <summary>The identity of the run by way of Sigstore: a short-lived certificate and an entry in a transparency log.</summary>
    Keyless,

    /// <summary>A private key, offline.</summary>
    Key,

    /// <summary>The cosign program.</summary>
    Cosign,

    /// <summary>Nobody, but for <see cref="SigningSettings.Gpg"/>.</summary>
    None,
}
