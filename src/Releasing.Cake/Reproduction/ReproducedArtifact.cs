using Releasing.Artifacts;
using Releasing.Formats.Comparison;

namespace Releasing.Cake.Reproduction;

/// <summary>An artifact of the first build, held against the second.</summary>
/// <param name="First">What the first build made; null when only the second has it.</param>
/// <param name="Second">What the second build made; null when only the first has it.</param>
/// <param name="Differences">In what they differ; none when the bytes are the same.</param>
internal sealed record ReproducedArtifact(Artifact? First, Artifact? Second, IReadOnlyList<Difference> Differences)
{
    /// <summary>The artifact in either build.</summary>
    public Artifact Artifact => First ?? Second!;

    /// <summary>The bytes are the same.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>Compares what two builds made. Files are opened only where digests differ.</summary>
    /// <param name="first">Artifacts of the first build.</param>
    /// <param name="pathOfFirst">Where a file of it lies.</param>
    /// <param name="second">Artifacts of the second build.</param>
    /// <param name="pathOfSecond">Where a file of it lies.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static IReadOnlyList<ReproducedArtifact> Compare(
        IReadOnlyList<Artifact> first, Func<Artifact, string> pathOfFirst, IReadOnlyList<Artifact> second, Func<Artifact, string> pathOfSecond, CancellationToken cancellationToken)
    {
        var others = second.ToDictionary(artifact => artifact.Identity, StringComparer.Ordinal);
        var compared = new List<ReproducedArtifact>();
        foreach (var artifact in first)
        {
            others.Remove(artifact.Identity, out var other);
            IReadOnlyList<Difference> differences = other is null ? [new("", "the second build did not make it")]
                : other.Sha256 == artifact.Sha256 ? []
                : Look(artifact, pathOfFirst(artifact), pathOfSecond(other), cancellationToken);
            compared.Add(new ReproducedArtifact(artifact, other, differences));
        }

        compared.AddRange(others.Values.OrderBy(artifact => artifact.Identity, StringComparer.Ordinal)
            .Select(artifact => new ReproducedArtifact(null, artifact, [new("", "only the second build made it")])));
        return compared;
    }

    private static IReadOnlyList<Difference> Look(Artifact artifact, string first, string second, CancellationToken cancellationToken)
    {
        if (!File.Exists(first) || !File.Exists(second))
        {
            return [new("", "the digests differ")];
        }

        var found = FileComparison.Compare(first, second, cancellationToken: cancellationToken);
        return found.Count > 0 ? found : [new("", $"the file is not the one that was built: its SHA-256 is no longer {artifact.Sha256}")];
    }
}
