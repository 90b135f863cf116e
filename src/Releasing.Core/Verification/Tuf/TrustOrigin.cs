namespace Releasing.Verification.Tuf;

/// <summary>Where a trusted root comes from.</summary>
public enum TrustOrigin
{
    /// <summary>The repository, just now.</summary>
    Repository,

    /// <summary>An earlier update: the repository could not be reached.</summary>
    Cache,

    /// <summary>This library: neither the repository nor an earlier update was at hand.</summary>
    BuiltIn,
}
