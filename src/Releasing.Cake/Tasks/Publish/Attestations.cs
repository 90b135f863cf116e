using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Cake.Forges;
using Releasing.Services;
using Releasing.Services.GitHub.Attestations;
using Releasing.Signing.Bundles;

namespace Releasing.Cake.Tasks;

/// <summary>The provenance as GitHub keeps it beside the release.</summary>
internal static class Attestations
{
    /// <summary>An effect for each signed provenance; none for another store, where the settings say so, and for a bundle that a key signed, which GitHub cannot verify.</summary>
    public static IEnumerable<AttestationEffect> Of(ReleaseContext context)
    {
        var setting = context.Settings.GitHub.Attestations;
        if (setting == false || context.Settings.Store != StoreChoice.GitHub)
        {
            yield break;
        }

        var there = context.Artifacts.Released;
        foreach (var bundle in there.Where(artifact => artifact.Kind == ArtifactKind.Signature && SignatureNames.FormOf(artifact.Name) == SignatureNames.Bundle
            && there.Any(subject => subject.Name == artifact.Subject && subject.Kind == ArtifactKind.Provenance)))
        {
            var upload = ReleaseEffects.UploadOf(context.Catalogue, bundle);
            if (setting == true || IsByIdentity(upload))
            {
                var (owner, name) = context.GitHub.RequiredRepository;
                yield return new AttestationEffect(context.GitHub.Client, owner, name, upload, setting == true, context.Run.Remark);
            }
        }
    }

    private static bool IsByIdentity(AssetUpload upload) => File.Exists(upload.File) && BundleReader.Read(File.ReadAllBytes(upload.File), upload.Name).Certificates.Count > 0;
}
