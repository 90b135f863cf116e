using System.Security.Cryptography;

namespace Releasing.Artifacts;

/// <summary>The digest of a part of a catalogue: what a provenance names, which is written when signatures do not exist yet.</summary>
public static class CatalogueDigest
{
    /// <summary>SHA-256 of what <c>catalogue.json</c> would hold with these artifacts alone, 64 lower-case hexadecimal digits.</summary>
    /// <param name="artifacts">The artifacts, in any order.</param>
    public static string Of(IEnumerable<Artifact> artifacts)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        var entries = artifacts.OrderBy(artifact => artifact.Identity, StringComparer.Ordinal).ThenBy(artifact => artifact.ProducedBy, StringComparer.Ordinal)
            .ThenBy(artifact => artifact.Target, StringComparer.Ordinal).Select(ArtifactEntry.OfMerged);
        return Convert.ToHexStringLower(SHA256.HashData(CatalogueJson.Write(new CatalogueDocument(CatalogueJson.Schema, [.. entries]), CatalogueJson.Context.CatalogueDocument)));
    }
}
