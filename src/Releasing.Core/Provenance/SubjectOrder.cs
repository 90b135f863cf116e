using Releasing.Artifacts;

namespace Releasing.Provenance;

/// <summary>The order in which a release vouches for its files: payload, bills of materials, checksums; by name within each. Signatures come after the provenance and are none of its subjects.</summary>
public static class SubjectOrder
{
    /// <summary>The artifacts that a provenance speaks of, in order.</summary>
    /// <param name="artifacts">The artifacts of a release; what is not released is left out.</param>
    public static IEnumerable<PlannedArtifact> Of(IEnumerable<PlannedArtifact> artifacts)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        return artifacts
            .Where(artifact => artifact.Traits.Released && artifact.Kind is not (ArtifactKind.Provenance or ArtifactKind.Signature))
            .OrderBy(artifact => Rank(artifact.Kind)).ThenBy(artifact => artifact.Name, StringComparer.Ordinal);
    }

    private static int Rank(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Sbom => 1,
        ArtifactKind.Checksum => 2,
        _ => 0,
    };
}
