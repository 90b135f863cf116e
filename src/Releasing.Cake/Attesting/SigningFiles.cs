namespace Releasing.Cake.Attesting;

/// <summary>Files of the artifacts folder that signing leaves beside the release.</summary>
internal static class SigningFiles
{
    /// <summary>The public key that this release was signed with, PEM.</summary>
    public const string PublicKey = "signing-key.pub";
}
