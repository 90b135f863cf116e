using Releasing.Artifacts;

namespace Releasing.Cake.Attesting;

/// <summary>What the files beside a signed file are called.</summary>
internal static class SignatureNames
{
    /// <summary>A Sigstore bundle.</summary>
    public const string Bundle = ".sigstore.json";

    /// <summary>The signature of a key alone: base64, as cosign writes it.</summary>
    public const string Raw = ".sig";

    /// <summary>A detached OpenPGP signature, armoured.</summary>
    public const string OpenPgp = ".asc";

    /// <summary>Which of them a signature is.</summary>
    public static string FormOf(string name) => new[] { Bundle, Raw, OpenPgp }.FirstOrDefault(form => name.EndsWith(form, StringComparison.Ordinal)) ?? "";

    /// <summary>Its place among the uploads: what is signed as a whole comes out of its bundle again, so the bundle goes first.</summary>
    public static bool FollowsBundle(Artifact artifact, Func<string, ArtifactKind?> kindOf) => artifact.Kind == ArtifactKind.Provenance
        || (artifact is { Kind: ArtifactKind.Signature, Subject: { } subject } && FormOf(artifact.Name) != Bundle && kindOf(subject) == ArtifactKind.Provenance);
}
