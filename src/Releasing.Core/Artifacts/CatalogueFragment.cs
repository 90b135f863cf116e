using System.Collections.Immutable;
using Releasing.Files;

namespace Releasing.Artifacts;

/// <summary>What one task made for one target: the part of the catalogue that is written on its own.</summary>
/// <param name="Task">The name of the task.</param>
/// <param name="Target">The name of the target; null when it serves all.</param>
/// <param name="Artifacts">The artifacts by identity.</param>
internal sealed record CatalogueFragment(string Task, string? Target, ImmutableSortedDictionary<string, Artifact> Artifacts)
{
    public static CatalogueFragment Empty(string task, string? target) =>
        new(task, target, ImmutableSortedDictionary.Create<string, Artifact>(StringComparer.Ordinal));

    /// <summary>
    /// The file name: task and target, where dots of the target are written <c>%2e</c>, so that no two fragments share a
    /// name, and a target that is called <c>all</c> differs from none.
    /// </summary>
    public string FileName
    {
        get
        {
            var target = Target switch
            {
                null => "all",
                "all" => "%61ll",
                _ => PortableName.Of(Target).Replace(".", "%2e", StringComparison.Ordinal),
            };
            return $"{PortableName.Of(Task, foldsCase: false)}.{target}.json";
        }
    }

    public byte[] ToBytes() => CatalogueJson.Write(
        new FragmentDocument { Schema = CatalogueJson.Schema, Task = Task, Target = Target, Artifacts = [.. Artifacts.Values.Select(ArtifactEntry.Of)] },
        CatalogueJson.Context.FragmentDocument);

    public static CatalogueFragment Read(string file)
    {
        var document = CatalogueJson.Read(file, CatalogueJson.Context.FragmentDocument);
        var artifacts = ImmutableSortedDictionary.CreateBuilder<string, Artifact>(StringComparer.Ordinal);
        foreach (var entry in document.Artifacts)
        {
            var artifact = entry.ToArtifact(document.Task, document.Target, file);
            if (!artifacts.TryAdd(artifact.Identity, artifact))
            {
                throw CatalogueJson.Corrupt(file, $"'{artifact.Identity}' stands in it twice");
            }
        }

        var fragment = new CatalogueFragment(document.Task, document.Target, artifacts.ToImmutable());
        return fragment.FileName == Path.GetFileName(file)
            ? fragment
            : throw CatalogueJson.Corrupt(file, $"it holds task '{fragment.Task}' and belongs in {fragment.FileName}");
    }
}

/// <summary>A fragment as it lies on the disk.</summary>
internal sealed record FragmentDocument
{
    public required int Schema { get; init; }

    public required string Task { get; init; }

    public string? Target { get; init; }

    public required IReadOnlyList<ArtifactEntry> Artifacts { get; init; }
}

/// <summary>The merged view as it lies on the disk.</summary>
internal sealed record CatalogueDocument(int Schema, IReadOnlyList<ArtifactEntry> Artifacts);

/// <summary>An artifact as it lies on the disk; task and target stand here only in the merged view.</summary>
internal sealed record ArtifactEntry
{
    public required string Fingerprint { get; init; }

    public required ArtifactKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Path { get; init; }

    public string? ProducedBy { get; init; }

    public required string Sha256 { get; init; }

    public required long Size { get; init; }

    public string? Subject { get; init; }

    public string? Target { get; init; }

    public static ArtifactEntry Of(Artifact artifact) => new()
    {
        Fingerprint = artifact.Fingerprint,
        Kind = artifact.Kind,
        Name = artifact.Name,
        Path = artifact.Path,
        Sha256 = artifact.Sha256,
        Size = artifact.Size,
        Subject = artifact.Subject,
    };

    public static ArtifactEntry OfMerged(Artifact artifact) => Of(artifact) with { ProducedBy = artifact.ProducedBy, Target = artifact.Target };

    public Artifact ToArtifact(string task, string? target, string file)
    {
        var artifact = new Artifact
        {
            Kind = Kind,
            Name = Name,
            Path = Path,
            Target = target,
            Sha256 = Sha256,
            Size = Size,
            ProducedBy = task,
            Fingerprint = Fingerprint,
            Subject = Subject,
        };
        return CatalogueRules.Problem(artifact) is { } problem ? throw CatalogueJson.Corrupt(file, problem) : artifact;
    }
}
