using Releasing.Failures;

namespace Releasing.Artifacts;

/// <content>Putting together what several machines made.</content>
public sealed partial class Catalogue
{
    /// <summary>
    /// Takes over what other catalogues list, with the files that are missing here. Whatever the order and however often it is
    /// done, the resulting catalogue has the same bytes. A file that is missing there too stays missing.
    /// </summary>
    /// <param name="others">Catalogues of other artifacts folders, usually downloaded from other machines.</param>
    /// <param name="cancellationToken">Stops the copying; no entry is taken over then.</param>
    /// <exception cref="ReleaseException">
    /// One path or released name has two contents (both digests and both places are named), or a file does not have the bytes its catalogue lists.
    /// </exception>
    public async Task MergeAsync(IReadOnlyCollection<Catalogue> others, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(others);
        CatalogueRules.RefuseConflicts(others.Prepend(this).SelectMany(catalogue => catalogue.Placed(catalogue._fragments)));
        foreach (var other in others)
        {
            foreach (var artifact in other.All.Where(artifact => artifact.Path is not null))
            {
                await CopyWhenMissingAsync(other, artifact, cancellationToken);
            }
        }

        lock (_gate)
        {
            var fragments = _fragments;
            foreach (var (name, theirs) in others.SelectMany(other => other._fragments))
            {
                fragments = fragments.SetItem(name, fragments.TryGetValue(name, out var ours) ? Union(ours, theirs) : theirs);
            }

            Replace(fragments);
        }
    }

    private static CatalogueFragment Union(CatalogueFragment ours, CatalogueFragment theirs)
    {
        var artifacts = ours.Artifacts;
        foreach (var (identity, theirArtifact) in theirs.Artifacts)
        {
            // Same bytes, perhaps told apart by the tools that made them: one is chosen by content, not by who came first.
            if (!artifacts.TryGetValue(identity, out var ourArtifact) || IsBefore(theirArtifact, ourArtifact))
            {
                artifacts = artifacts.SetItem(identity, theirArtifact);
            }
        }

        return artifacts == ours.Artifacts ? ours : ours with { Artifacts = artifacts };
    }

    private static bool IsBefore(Artifact one, Artifact other)
    {
        ReadOnlySpan<byte> oneBytes = CatalogueJson.Write(ArtifactEntry.Of(one), CatalogueJson.Context.ArtifactEntry);
        return oneBytes.SequenceCompareTo(CatalogueJson.Write(ArtifactEntry.Of(other), CatalogueJson.Context.ArtifactEntry)) < 0;
    }

    private async Task CopyWhenMissingAsync(Catalogue other, Artifact artifact, CancellationToken cancellationToken)
    {
        var (source, destination) = (other.FullPath(artifact), FullPath(artifact));
        if (Path.Exists(destination) || !Path.Exists(source))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        var aside = destination + ".part";
        try
        {
            CopyTree(source, aside);
            var copied = await FileDigest.OfAsync(aside, cancellationToken);
            if (copied.Sha256 != artifact.Sha256)
            {
                throw new ReleaseException($"{source}: the catalogue lists SHA-256 {artifact.Sha256}, the file has {copied.Sha256}. Build it again on that machine, or transfer it again.");
            }

            if (Directory.Exists(aside))
            {
                Directory.Move(aside, destination);
            }
            else
            {
                File.Move(aside, destination);
            }
        }
        finally
        {
            if (Directory.Exists(aside))
            {
                Directory.Delete(aside, recursive: true);
            }
            else
            {
                File.Delete(aside);
            }
        }
    }

    private static void CopyTree(string source, string destination)
    {
        if (new FileInfo(source).LinkTarget is { } link)
        {
            File.Delete(destination);
            File.CreateSymbolicLink(destination, link);
        }
        else if (Directory.Exists(source))
        {
            Directory.CreateDirectory(destination);
            foreach (var entry in Directory.EnumerateFileSystemEntries(source))
            {
                CopyTree(entry, Path.Combine(destination, Path.GetFileName(entry)));
            }
        }
        else
        {
            File.Copy(source, destination, overwrite: true);
        }
    }
}
