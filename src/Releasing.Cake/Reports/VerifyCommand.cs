using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Signing.Bundles;
using Releasing.Verification;

namespace Releasing.Cake.Reports;

/// <summary>The command that checks a published release of the local store: checksums, every signature, the provenance and the bills of materials.</summary>
internal static class VerifyCommand
{
    /// <summary>The command; null when there is no such release, or nobody signed it.</summary>
    /// <param name="context">The release, after its last task.</param>
    public static string? For(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Run.Failure is not null || context.Settings.Store != "local" || !context.AskedNames.Contains(TaskNames.PublishRelease, StringComparer.OrdinalIgnoreCase)
            || context.Run.Artifacts.FirstOrDefault(made => made.Artifact.Kind == ArtifactKind.Signature && SignatureNames.FormOf(made.Artifact.Name) == SignatureNames.Bundle) is not { } signature)
        {
            return null;
        }

        var folder = context.Store.FindAsync(context.Version.Tag, CancellationToken.None).GetAwaiter().GetResult()?.Address;
        return folder is not null && SignerOf(context, signature.Artifact) is { } signer ? $"releasing verify {ShellWord.Quote(Shown(context, folder))} {signer}" : null;
    }

    private static string? SignerOf(ReleaseContext context, Artifact signature)
    {
        var bundle = BundleReader.Read(File.ReadAllBytes(context.Catalogue.FullPath(signature)), signature.Name);
        if (bundle.PublicKeyHint is not null)
        {
            return context.Signers.PublicKey is null ? null : $"--key {ShellWord.Quote(Shown(context, Path.Combine(context.ArtifactsFolder, SigningFiles.PublicKey)))}";
        }

        var policy = CertificatePolicy.SignerOf(bundle.Certificates[0]);
        return $"--certificate-identity {ShellWord.Quote(policy.Identity.ToString())} --certificate-oidc-issuer {ShellWord.Quote(policy.Issuer.ToString())}";
    }

    // As it is typed where the command was typed, when it lies there.
    private static string Shown(ReleaseContext context, string path)
    {
        var relative = Path.GetRelativePath(context.Environment.WorkingDirectory.FullPath, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
