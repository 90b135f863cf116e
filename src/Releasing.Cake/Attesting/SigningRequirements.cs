using Releasing.Cake.Planning;
using Releasing.Signing.Keyless;

namespace Releasing.Cake.Attesting;

/// <summary>What signing needs in this run.</summary>
internal static class SigningRequirements
{
    public static IEnumerable<Requirement> Of(ReleaseContext context) => context.Signers.Route.Kind switch
    {
        SigningKind.Key => [Key(context)],
        SigningKind.Keyless => [Identity(context)],
        SigningKind.Cosign => [Cosign(), .. SigningRoute.HasCosignKey(context) ? Array.Empty<Requirement>() : [Identity(context)]],
        _ => [],
    };

    private static Requirement Key(ReleaseContext context) => new()
    {
        Kind = RequirementKind.Secret,
        Name = context.Settings.Signing.Key.Source.Replace("variable ", "", StringComparison.Ordinal),
        Purpose = "signs the files of the release",
        Hint = $"set {context.Settings.Signing.Key.Source} to a private key in PEM, and {context.Settings.Signing.Password.Source} to its passphrase where it has one",
        Check = release => release.Signers.KeyProblem(),
    };

    private static Requirement Identity(ReleaseContext context) => GitHubJob.Of(context) is null || !string.IsNullOrEmpty(context.Environment.GetEnvironmentVariable(IdentityTokens.Variable))
        ? new Requirement
        {
            Kind = RequirementKind.Secret,
            Name = IdentityTokens.Variable,
            Purpose = "is the identity that signs the files of the release",
            Hint = IdentityTokens.Missing(context.Environment.GetEnvironmentVariable),
            Check = release => IdentityTokens.Find(release.Environment.GetEnvironmentVariable) is null ? "not set" : null,
        }
        : GitHubJob.Permission("is the identity that signs the files of the release", isRequired: true);

    private static Requirement Cosign() => Requirement.Tool("cosign", "signs the files of the release", "brew install cosign, or https://docs.sigstore.dev/cosign/system_config/installation") with
    {
        VersionArguments = ["version"],
        MinimumVersion = "3.0",
    };
}
