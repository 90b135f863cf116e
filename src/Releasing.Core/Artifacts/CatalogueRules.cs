using System.Buffers;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Artifacts;

/// <summary>What holds for one artifact, and between two.</summary>
internal static class CatalogueRules
{
    private static readonly SearchValues<char> s_lowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>What is wrong with an artifact by itself, as a clause; null when it is in order.</summary>
    public static string? Problem(Artifact artifact) =>
        !Enum.IsDefined(artifact.Kind) ? $"'{artifact.Name}' has the unknown kind {(int)artifact.Kind}"
        : artifact.Name.Length == 0 ? "an artifact has no name"
        : artifact.ProducedBy.Length == 0 ? $"'{artifact.Name}' names no task"
        : artifact.Path is { } path && !RelativePath.IsSafe(path) ? $"the path '{path}' of '{artifact.Name}' leaves the artifacts folder or is not portable"
        : !IsDigest(artifact.Sha256) ? $"the SHA-256 of '{artifact.Identity}' is not 64 lower-case hexadecimal digits"
        : !IsDigest(artifact.Fingerprint) ? $"the fingerprint of '{artifact.Identity}' is not 64 lower-case hexadecimal digits"
        : artifact.Size < 0 ? $"the size of '{artifact.Identity}' is negative"
        : artifact.Traits.Released && AssetName.From(artifact.Name) != artifact.Name ? $"the released name '{artifact.Name}' is not an asset name"
        : null;

    /// <summary>
    /// Finds two artifacts of one identity, or two released ones of one name (case does not count: the files lie side by side
    /// on systems that ignore it), with different digests.
    /// </summary>
    /// <param name="artifacts">The artifacts, each with the place a message names.</param>
    /// <exception cref="ReleaseException">Such a pair exists; the message names all, each with both digests and both places.</exception>
    public static void RefuseConflicts(IEnumerable<(Artifact Artifact, string Place)> artifacts)
    {
        var byIdentity = new Dictionary<string, (Artifact Artifact, string Place)>(StringComparer.OrdinalIgnoreCase);
        var byName = new Dictionary<string, (Artifact Artifact, string Place)>(StringComparer.OrdinalIgnoreCase);
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (artifact, place) in artifacts)
        {
            Compare(byIdentity, artifact.Identity, artifact, place);
            if (artifact.Traits.Released)
            {
                Compare(byName, artifact.Name, artifact, place);
            }
        }

        if (problems.Count > 0)
        {
            throw new PreflightException("Catalogue", [.. problems]);
        }

        void Compare(Dictionary<string, (Artifact Artifact, string Place)> seen, string key, Artifact artifact, string place)
        {
            if (seen.TryAdd(key, (artifact, place)) || seen[key].Artifact.Sha256 == artifact.Sha256)
            {
                return;
            }
            // Ordered by digest, so that the message does not depend on which of the two came first.
            var pair = new[] { seen[key], (Artifact: artifact, Place: place) }.OrderBy(entry => entry.Artifact.Sha256, StringComparer.Ordinal).ToArray();
            problems.Add(
                $"'{pair[0].Artifact.Name}' exists with two contents: SHA-256 {pair[0].Artifact.Sha256} ({Describe(pair[0])}) and {pair[1].Artifact.Sha256} ({Describe(pair[1])}). "
                + "Give them different names, or keep only one and build it again.");
        }

        static string Describe((Artifact Artifact, string Place) entry) =>
            $"{entry.Artifact.Identity} made by {entry.Artifact.ProducedBy} for {entry.Artifact.Target ?? "all targets"}, {entry.Place}";
    }

    private static bool IsDigest(string text) => text.Length == 64 && !text.AsSpan().ContainsAnyExcept(s_lowerHex);
}
