using Releasing.Cake.Settings;
using Releasing.Signing.Keyless;

namespace Releasing.Cake.Attesting;

/// <summary>Who signs in this run.</summary>
internal enum SigningKind
{
    Nobody,
    Keyless,
    Key,
    UserKey,
    Cosign,
    OwnKey,
    OwnSigner,
}

/// <summary>Who signs in this run, decided from settings, arguments and environment before anything is made.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Why">Why nobody does, as a clause; empty otherwise.</param>
internal sealed record SigningRoute(SigningKind Kind, string Why = "")
{
    private const string NotPublic = "a snapshot or a dirty tree never reaches a public log";

    /// <summary>A key known by itself signs, so that <c>.sig</c> files say something.</summary>
    public bool IsKey => Kind is SigningKind.Key or SigningKind.UserKey or SigningKind.OwnKey;

    public static SigningRoute Of(ReleaseContext context)
    {
        var settings = context.Settings.Signing;
        return settings.Backend switch
        {
            SigningBackend.None => new(SigningKind.Nobody, "Settings.Signing.Backend is None"),
            SigningBackend.Key => new(SigningKind.Key),
            SigningBackend.Keyless => IsPublic(context) ? new(SigningKind.Keyless) : new(SigningKind.Nobody, NotPublic),
            SigningBackend.Cosign => IsPublic(context) || HasCosignKey(context) ? new(SigningKind.Cosign) : new(SigningKind.Nobody, NotPublic),
            _ => Automatic(context),
        };
    }

    /// <summary>The cosign program has a key to sign with.</summary>
    public static bool HasCosignKey(ReleaseContext context) => context.Settings.Signing.CosignKey is not null || context.Settings.Signing.Key.Reveal(context) is not null;

    private static SigningRoute Automatic(ReleaseContext context)
    {
        var settings = context.Settings.Signing;
        return settings.OwnKey is not null ? new(SigningKind.OwnKey)
            : settings.OwnSigner is not null ? new(SigningKind.OwnSigner)
            : settings.Key.Reveal(context) is not null ? new(SigningKind.Key)
            : IsPublic(context) && IdentityTokens.Find(context.Environment.GetEnvironmentVariable) is not null ? new(SigningKind.Keyless)
            : context.Settings.Store == "local" ? new(SigningKind.UserKey)
            : new(SigningKind.Nobody, $"there is no key in {settings.Key.Source}, and the run has no identity");
    }

    // What a log has seen it keeps for ever: only what is meant for everybody goes there. Nothing is signed where an earlier release is verified, whatever state the tree is in.
    private static bool IsPublic(ReleaseContext context) => context.Options.Release is null && !context.Version.IsSnapshot && !context.Version.Dirty;
}
