using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Services;

/// <summary>
/// Releases in a folder: the store of everybody who has no forge or no token yet. A draft is <c>drafts/TAG/</c>, a release
/// <c>releases/TAG/</c>; publishing is the one rename between them. The assets lie there flat, so <c>sha256sum -c</c> works
/// on the spot; index and unfinished uploads are in <c>.release/</c>, a name no asset can have. Tags are written as
/// <see cref="PortableName"/>, so any tag fits any file system. Safe to use from several threads of one process.
/// </summary>
public sealed partial class LocalStore : IReleaseStore
{
    private readonly Lock _gate = new();
    private readonly string _root;

    /// <summary>Opens a store; its folders are made when they are needed.</summary>
    /// <param name="root">The folder of the store, usually <c>artifacts/store</c>.</param>
    public LocalStore(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        _root = Path.GetFullPath(root);
    }

    /// <inheritdoc/>
    public string Name => "local";

    /// <summary>As much as the disk holds.</summary>
    public StoreLimits Limits { get; } = new();

    private string Drafts => Path.Combine(_root, "drafts");

    private string Releases => Path.Combine(_root, "releases");

    /// <summary>Nothing is needed.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="cancellationToken">Stops nothing.</param>
    public Task<IReadOnlyList<StoreCheck>> CheckAsync(string tag, string commit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoreCheck>>([]);

    /// <summary>The name alone: everything of a release lies in one folder, its page too.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="assetName">The asset's name.</param>
    public string AddressOf(string tag, string assetName) => assetName;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredRelease>> ListAsync(CancellationToken cancellationToken) => Alone<IReadOnlyList<StoredRelease>>(() =>
    [
        .. new[] { Drafts, Releases }.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal)
            .Where(folder => File.Exists(IndexOf(folder))).Select(Describe),
    ], cancellationToken);

    /// <inheritdoc/>
    public Task<StoredRelease?> FindAsync(string tag, CancellationToken cancellationToken) => Alone(() => Find(tag), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredRelease> CreateDraftAsync(ReleaseDraft draft, CancellationToken cancellationToken) => Alone(() =>
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Find(draft.Tag) is { } there)
        {
            throw new ReleaseException($"Local store: '{draft.Tag}' already has a {(there.IsDraft ? "draft" : "release")} in {there.Address}. Use it, or delete that folder.");
        }

        var folder = FolderOf(Drafts, draft.Tag);
        // Without an index it is no draft but what a killed creation or deletion left.
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        ReleaseIndex.Of(draft).Write(IndexOf(folder));
        return Describe(folder);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredRelease> UpdateAsync(StoredRelease release, ReleaseDraft draft, CancellationToken cancellationToken) => Alone(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(draft);
        if (release.Tag != draft.Tag)
        {
            throw new ReleaseException($"Local store: the release of '{release.Tag}' cannot become the one of '{draft.Tag}'. Create another draft.");
        }

        var folder = Existing(release);
        (ReleaseIndex.Of(draft) with { Assets = ReleaseIndex.Read(IndexOf(folder)).Assets }).Write(IndexOf(folder));
        return Describe(folder);
    }, cancellationToken);

    /// <summary>Makes the draft public in one step. A folder shows no release before another, so which is the latest is told by the versions alone.</summary>
    /// <param name="release">The draft.</param>
    /// <param name="isLatest">Changes nothing here.</param>
    /// <param name="cancellationToken">Stops the publication.</param>
    public Task<StoredRelease> PublishAsync(StoredRelease release, bool isLatest, CancellationToken cancellationToken) => Alone(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        if (Find(release.Tag) is { IsDraft: false } published)
        {
            return published;
        }

        var folder = Existing(release);
        if (Assets(folder).FirstOrDefault(asset => !asset.IsComplete) is { } incomplete)
        {
            throw new ReleaseException($"Local store: '{incomplete.Name}' of '{release.Tag}' is not completely uploaded. Upload it again, then publish.");
        }

        return Describe(Move(folder, FolderOf(Releases, release.Tag)));
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredRelease> ReopenAsync(StoredRelease release, CancellationToken cancellationToken) => Alone(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        var folder = Existing(release);
        return Describe(Path.GetDirectoryName(folder) == Drafts ? folder : Move(folder, FolderOf(Drafts, release.Tag)));
    }, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteDraftAsync(StoredRelease release, CancellationToken cancellationToken) => Alone(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        Discard(ExistingDraft(release));
        return true;
    }, cancellationToken);

    /// <summary>
    /// Removes whatever the tag has, draft or release. Only this store can: it is for snapshots of a dirty tree, which never
    /// leave the machine and give other bytes under the same tag after every change.
    /// </summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Stops the removal.</param>
    /// <returns>False when there was nothing.</returns>
    public Task<bool> DiscardAsync(string tag, CancellationToken cancellationToken) => Alone(() =>
    {
        if (Find(tag) is not { } release)
        {
            return false;
        }

        Discard(release.Address);
        return true;
    }, cancellationToken);

    private static string Move(string folder, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // Without an index it is no release but what a killed removal left.
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(folder, target);
        return target;
    }

    private static void Discard(string folder)
    {
        // The index goes first: killed after that, the rest is no release any more.
        File.Delete(IndexOf(folder));
        Directory.Delete(folder, recursive: true);
    }

    private StoredRelease? Find(string tag)
    {
        var found = new[] { Drafts, Releases }.Select(parent => FolderOf(parent, tag)).Where(folder => File.Exists(IndexOf(folder))).ToArray();
        if (found.Length == 2)
        {
            throw new ReleaseException($"Local store: '{tag}' has a draft in {found[0]} and a release in {found[1]}. Delete the one that is wrong.");
        }

        if (found.Length == 0)
        {
            return null;
        }

        var release = Describe(found[0]);
        return release.Tag == tag
            ? release
            : throw new ReleaseException($"Local store: the folder {found[0]} of '{tag}' says it is the release of '{release.Tag}'. Delete it, or correct its index.");
    }

    private string Existing(StoredRelease release) =>
        Find(release.Tag)?.Address ?? throw new ReleaseException($"Local store: there is no release of '{release.Tag}' any more. Create the draft again.");

    private string ExistingDraft(StoredRelease release) => Find(release.Tag) switch
    {
        null => throw new ReleaseException($"Local store: there is no draft of '{release.Tag}' any more. Create it again."),
        { IsDraft: true } draft => draft.Address,
        { } published => throw new ReleaseException($"Local store: '{release.Tag}' is published in {published.Address} and does not change any more. Release a new version."),
    };

    private StoredRelease Describe(string folder)
    {
        var index = ReleaseIndex.Read(IndexOf(folder));
        return new StoredRelease(
            Path.GetFileName(folder), index.Tag, index.Commit, index.Title, index.Notes, index.Prerelease,
            IsDraft: Path.GetDirectoryName(folder) == Drafts, folder);
    }

    private static string FolderOf(string parent, string tag)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        return Path.Combine(parent, PortableName.Of(tag));
    }

    private static string IndexOf(string folder) => Path.Combine(folder, PrivateFolder, "index.json");

    private Task<T> Alone<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (_gate)
            {
                return Task.FromResult(action());
            }
        }
        catch (Exception error)
        {
            return Task.FromException<T>(error);
        }
    }
}
