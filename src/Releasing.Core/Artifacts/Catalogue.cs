using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Artifacts;

/// <summary>
/// What exists: the one place tasks look for files. Every task and target has its own fragment,
/// <c>catalogue/TASK.TARGET.json</c> (or <c>TASK.all.json</c>), replaced atomically; <c>catalogue.json</c> is the merged view,
/// derived from the fragments and mended whenever the catalogue is opened. Equal contents are equal bytes: no times, no
/// absolute paths, sorted. Safe to use from several threads; one process at a time writes.
/// </summary>
public sealed partial class Catalogue
{
    private const string FragmentFolder = "catalogue";
    private const string MergedFile = "catalogue.json";

    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<string, CatalogueFragment> _fragments;
    private volatile Snapshot _snapshot;

    private Catalogue(string folder, ImmutableSortedDictionary<string, CatalogueFragment> fragments)
    {
        Folder = folder;
        _fragments = fragments;
        _snapshot = Snapshot.Of(fragments);
    }

    /// <summary>The artifacts folder, a full path.</summary>
    public string Folder { get; }

    /// <summary>Every artifact, ordered by identity. The list is a snapshot and never changes.</summary>
    public IReadOnlyList<Artifact> All => _snapshot.All;

    /// <summary>What is uploaded to the release, ordered by name, each name once. A snapshot.</summary>
    public IReadOnlyList<Artifact> Released => _snapshot.Released;

    /// <summary>Opens the catalogue of an artifacts folder, or an empty one where there is none yet.</summary>
    /// <param name="artifactsFolder">The folder; made when the first artifact is recorded.</param>
    /// <exception cref="ReleaseException">
    /// A fragment is damaged (file, line and position are named), was written by a newer program, or two fragments give one
    /// name two contents.
    /// </exception>
    public static Catalogue Open(string artifactsFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(artifactsFolder);
        var folder = Path.GetFullPath(artifactsFolder);
        var fragments = ImmutableSortedDictionary.CreateBuilder<string, CatalogueFragment>(StringComparer.Ordinal);
        var fragmentFolder = Path.Combine(folder, FragmentFolder);
        if (Directory.Exists(fragmentFolder))
        {
            foreach (var file in Directory.EnumerateFiles(fragmentFolder, "*.json"))
            {
                var fragment = CatalogueFragment.Read(file);
                fragments[fragment.FileName] = fragment;
            }
        }

        var catalogue = new Catalogue(folder, fragments.ToImmutable());
        CatalogueRules.RefuseConflicts(catalogue.Placed(catalogue._fragments));
        if (Directory.Exists(fragmentFolder) || File.Exists(Path.Combine(folder, MergedFile)))
        {
            catalogue.WriteMergedView();
        }

        return catalogue;
    }

    /// <summary>The artifacts of some kinds, ordered by identity.</summary>
    /// <param name="kinds">The kinds.</param>
    public IReadOnlyList<Artifact> Of(params ReadOnlySpan<ArtifactKind> kinds)
    {
        var found = new List<Artifact>();
        foreach (var artifact in All)
        {
            if (kinds.Contains(artifact.Kind))
            {
                found.Add(artifact);
            }
        }

        return found;
    }

    /// <summary>The artifacts made for one target, ordered by identity.</summary>
    /// <param name="target">The name of the target; null for those that serve all.</param>
    public IReadOnlyList<Artifact> ForTarget(string? target) => [.. All.Where(artifact => artifact.Target == target)];

    /// <summary>The artifact of an identity (path, or name of an image); null when there is none.</summary>
    /// <param name="identity">The identity, compared exactly.</param>
    public Artifact? Find(string identity) => _snapshot.ByIdentity.GetValueOrDefault(identity);

    /// <summary>The artifact that a task made for a target; null when there is none.</summary>
    /// <param name="key">Task, target and identity.</param>
    public Artifact? Find(ArtifactKey key) => _snapshot.ByKey.GetValueOrDefault(key);

    /// <summary>Where the file of an artifact lies: a full path inside <see cref="Folder"/>.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <exception cref="ReleaseException">It has no file, or its path would leave the folder.</exception>
    public string FullPath(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        if (artifact.Path is null)
        {
            throw new ReleaseException($"Catalogue: '{artifact.Name}' is an image and has no file. Ask for its digest instead.");
        }

        return FullPath(artifact.Path);
    }

    /// <summary>The full path of a catalogue path.</summary>
    /// <param name="path">Relative to the artifacts folder, with <c>/</c>.</param>
    /// <exception cref="ReleaseException">The path would leave the folder.</exception>
    public string FullPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!RelativePath.IsSafe(path))
        {
            throw new ReleaseException($"Catalogue: the path '{path}' leaves the artifacts folder or is not portable. Give a relative path with '/'.");
        }

        return Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));
    }

    private IEnumerable<(Artifact Artifact, string Place)> Placed(ImmutableSortedDictionary<string, CatalogueFragment> fragments) =>
        fragments.SelectMany(fragment => fragment.Value.Artifacts.Values, (fragment, artifact) =>
            (artifact, $"listed in {Path.Combine(Folder, FragmentFolder, fragment.Key)}"));

    /// <summary>What readers see: built once per change, read without a lock.</summary>
    private sealed record Snapshot(
        IReadOnlyList<Artifact> All, IReadOnlyList<Artifact> Released, IReadOnlyDictionary<string, Artifact> ByIdentity,
        IReadOnlyDictionary<ArtifactKey, Artifact> ByKey)
    {
        public static Snapshot Of(ImmutableSortedDictionary<string, CatalogueFragment> fragments)
        {
            Artifact[] all =
            [
                .. fragments.Values.SelectMany(fragment => fragment.Artifacts.Values)
                    .OrderBy(artifact => artifact.Identity, StringComparer.Ordinal)
                    .ThenBy(artifact => artifact.ProducedBy, StringComparer.Ordinal)
                    .ThenBy(artifact => artifact.Target, StringComparer.Ordinal),
            ];
            Artifact[] released =
            [
                .. all.Where(artifact => artifact.Traits.Released)
                    .DistinctBy(artifact => artifact.Name, StringComparer.Ordinal)
                    .OrderBy(artifact => artifact.Name, StringComparer.Ordinal),
            ];
            var byIdentity = all.DistinctBy(artifact => artifact.Identity, StringComparer.Ordinal)
                .ToDictionary(artifact => artifact.Identity, StringComparer.Ordinal);
            return new Snapshot(all, released, byIdentity, all.ToDictionary(ArtifactKey.Of));
        }
    }
}
