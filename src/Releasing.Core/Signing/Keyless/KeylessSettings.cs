using Releasing.Verification;

namespace Releasing.Signing.Keyless;

/// <summary>How to sign with the identity of the run. The defaults are those of Sigstore's public instance.</summary>
public sealed record KeylessSettings
{
    /// <summary>Where the services are.</summary>
    public SigningConfig Services { get; init; } = SigningConfig.Production;

    /// <summary>What every bundle has to verify against before it is kept; null stands for the production root.</summary>
    public TrustedRoot? TrustedRoot { get; init; }

    /// <summary>The audience that the identity token is asked for; <c>sigstore</c> by default.</summary>
    public string Audience { get; init; } = "sigstore";

    /// <summary>How many files are signed at once; 8 by default.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>How patient to be with the services.</summary>
    public ServiceLimits Limits { get; init; } = new();
}
