using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Artifacts;

/// <content>Recording what was made, and dropping what a newer plan no longer makes.</content>
public sealed partial class Catalogue
{
    private const string ReleaseFolder = "dist/";

    /// <summary>Adds an artifact to the fragment of its task and target, or replaces the one of the same identity there.</summary>
    /// <param name="artifact">The artifact; its file lies where its path says.</param>
    /// <exception cref="ReleaseException">It is not in order, or another task or target lists other bytes under its path or released name.</exception>
    public void Record(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        Record([artifact]);
    }

    /// <summary>Adds several artifacts at once; every fragment is written once. Either all are recorded or none.</summary>
    /// <param name="artifacts">The artifacts, of any tasks and targets.</param>
    /// <exception cref="ReleaseException">As for one artifact.</exception>
    public void Record(IReadOnlyCollection<Artifact> artifacts)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        foreach (var artifact in artifacts)
        {
            if (CatalogueRules.Problem(artifact) is { } problem)
            {
                throw new ReleaseException($"Catalogue: {problem}. Correct what task '{artifact.ProducedBy}' plans.");
            }
        }

        lock (_gate)
        {
            var fragments = _fragments;
            foreach (var artifact in artifacts)
            {
                var empty = CatalogueFragment.Empty(artifact.ProducedBy, artifact.Target);
                var fragment = fragments.GetValueOrDefault(empty.FileName, empty);
                fragments = fragments.SetItem(
                    empty.FileName, fragment with { Artifacts = fragment.Artifacts.SetItem(artifact.Identity, artifact) });
            }

            Replace(fragments);
        }
    }

    /// <summary>
    /// Drops every artifact that is not among the given ones: what an earlier plan left. Its file is deleted when it lies in
    /// <c>dist/</c> and no artifact that stays uses it; all other files stay, because <c>work/</c> may be deleted at any time anyway.
    /// </summary>
    /// <param name="keep">What the plan of today makes.</param>
    /// <returns>The dropped artifacts, ordered by identity.</returns>
    public IReadOnlyList<Artifact> Retain(IReadOnlySet<ArtifactKey> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        lock (_gate)
        {
            var dropped = All.Where(artifact => !keep.Contains(ArtifactKey.Of(artifact))).ToArray();
            if (dropped.Length == 0)
            {
                return dropped;
            }

            var stillUsed = All.Except(dropped).Select(artifact => artifact.Identity).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // Files go first: killed in between, the next run finds the entry again and finishes.
            foreach (var artifact in dropped)
            {
                if (artifact.Path is { } path && path.StartsWith(ReleaseFolder, StringComparison.Ordinal) && !stillUsed.Contains(path))
                {
                    Delete(path);
                }
            }

            var fragments = _fragments;
            foreach (var artifact in dropped)
            {
                var name = CatalogueFragment.Empty(artifact.ProducedBy, artifact.Target).FileName;
                var rest = fragments[name].Artifacts.Remove(artifact.Identity);
                fragments = rest.IsEmpty ? fragments.Remove(name) : fragments.SetItem(name, fragments[name] with { Artifacts = rest });
            }

            Replace(fragments);
            return dropped;
        }
    }

    private void Replace(ImmutableSortedDictionary<string, CatalogueFragment> fragments)
    {
        CatalogueRules.RefuseConflicts(Placed(fragments));
        foreach (var (name, fragment) in fragments)
        {
            if (!ReferenceEquals(_fragments.GetValueOrDefault(name), fragment))
            {
                StateFile.Write(Path.Combine(Folder, FragmentFolder, name), fragment.ToBytes());
            }
        }

        foreach (var name in _fragments.Keys.Except(fragments.Keys))
        {
            File.Delete(Path.Combine(Folder, FragmentFolder, name));
        }

        _fragments = fragments;
        _snapshot = Snapshot.Of(fragments);
        WriteMergedView();
    }

    // Derived from the fragments on every opening, so it need not survive a loss of power.
    private void WriteMergedView() => StateFile.Write(
        Path.Combine(Folder, MergedFile),
        CatalogueJson.Write(
            new CatalogueDocument(CatalogueJson.Schema, [.. All.Select(ArtifactEntry.OfMerged)]), CatalogueJson.Context.CatalogueDocument),
        flush: false);

    private void Delete(string path)
    {
        var full = FullPath(path);
        // A folder of dist/ that is a link would lead the deletion out of the artifacts folder.
        for (var parent = Path.GetDirectoryName(full)!; parent.Length > Folder.Length; parent = Path.GetDirectoryName(parent)!)
        {
            if (new DirectoryInfo(parent) is { Exists: true, LinkTarget: not null })
            {
                throw new ReleaseException($"Catalogue: {parent} is a link, so '{path}' is not deleted through it. Remove the link.");
            }
        }

        if (new DirectoryInfo(full) is { Exists: true, LinkTarget: null })
        {
            Directory.Delete(full, recursive: true);
        }
        else
        {
            File.Delete(full);
        }
    }
}
