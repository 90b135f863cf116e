using System.Collections.Concurrent;
using System.Globalization;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Services.GitHub.Releases;

/// <summary>
/// Releases of a GitHub repository. A draft is found by listing, because the look-up by tag does not see drafts; it is created once, and after a lost answer the list is asked before anything is sent
/// again. Every address comes from GitHub's answers, and the token goes to the API and its upload host alone. Safe to use from several threads.
/// </summary>
/// <remarks>GitHub's documentation, "REST API endpoints for releases" and "… for release assets".</remarks>
public sealed partial class GitHubStore : IReleaseStore
{
    private const string Permission = "contents: write";

    private readonly GitHubClient _client;
    private readonly string _owner;
    private readonly string _repository;
    private readonly RemoteTags _tags;

    // Which release a tag has, so that a long list is read once and not at every look.
    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);

    // What answers have told of releases that are drafts: where their assets are taken.
    private readonly ConcurrentDictionary<string, Uri> _uploadAddresses = new(StringComparer.Ordinal);

    /// <summary>Opens the releases of a repository; nothing is asked yet.</summary>
    /// <param name="client">Asks. Not disposed of.</param>
    /// <param name="owner">Whose repository.</param>
    /// <param name="repository">Its name.</param>
    /// <exception cref="InvalidInputException">They are no names of a repository.</exception>
    public GitHubStore(GitHubClient client, string owner, string repository)
    {
        ArgumentNullException.ThrowIfNull(client);
        (_client, _owner, _repository) = (client, owner, repository);
        _tags = new RemoteTags(client, owner, repository);
        Root = GitHubRequest.PathOf("repos", owner, repository);
    }

    /// <inheritdoc/>
    public string Name => "github";

    /// <summary>What GitHub takes: "About releases", "Storage and bandwidth quotas"; the length of notes and that no asset is empty are told by its refusals.</summary>
    public StoreLimits Limits { get; } = new(MostAssets: 1000, LargestAsset: (2L * 1024 * 1024 * 1024) - 1, LongestNotes: 125_000) { TakesEmptyAssets = false, SideBySide = 16 };

    private string Root { get; }

    private string Where => $"GitHub, {_owner}/{_repository}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredRelease>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Select(release => Describe(release, commit: null))];

    /// <inheritdoc/>
    public async Task<StoredRelease?> FindAsync(string tag, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        if (_ids.TryGetValue(tag, out var id) && await KnownAsync(id, tag, cancellationToken) is { } known)
        {
            return Describe(known, await _tags.CommitOfAsync(tag, cancellationToken));
        }

        var found = await OfTagAsync(tag, cancellationToken);
        return found.Count == 0 ? null : Original(found) switch
        {
            { } original => Describe(Remembered(original), await _tags.CommitOfAsync(tag, cancellationToken)),
            null => throw new ReleaseException($"{Where}: '{PlainText.Line(tag)}' has {found.Count} releases: {string.Join(" and ", found.Select(Named))}. Delete those that are wrong."),
        };
    }

    /// <inheritdoc/>
    public async Task<StoredRelease> CreateDraftAsync(ReleaseDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var (finding, asking) = (FindAsync(draft.Tag, cancellationToken), _tags.ProblemAsync(draft.Tag, draft.Commit, cancellationToken));
        await Task.WhenAll(finding, asking);
        if (await finding is { } there)
        {
            throw new ReleaseException($"{Where}: '{PlainText.Line(draft.Tag)}' already has a {(there.IsDraft ? "draft" : "release")}, {PlainText.Line(there.Address)}. Use it, or delete it.");
        }

        if (await asking is { } problem)
        {
            throw new ReleaseException($"{Where}: {problem}");
        }

        // One that a request left twice is removed when the other is published; until then everybody who lists takes the one with assets.
        var created = await _client.LookingAsync(async (begun, stop) => (begun == 0 ? null : await FindAsync(draft.Tag, stop)) ?? await PostAsync(draft, stop), cancellationToken);
        _ids[draft.Tag] = created.Id;
        return created;
    }

    /// <inheritdoc/>
    public async Task<StoredRelease> UpdateAsync(StoredRelease release, ReleaseDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(draft);
        return release.Tag == draft.Tag
            ? await PatchAsync(release, new ReleaseChange { Name = draft.Title, Body = draft.Notes, Prerelease = draft.Prerelease }, cancellationToken)
            : throw new ReleaseException($"{Where}: the release of '{release.Tag}' cannot become the one of '{draft.Tag}'. Create another draft.");
    }

    /// <inheritdoc/>
    public async Task<StoredRelease> PublishAsync(StoredRelease release, bool isLatest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var (existing, listing, finding) = (ExistingAsync(release, cancellationToken), ListAssetsAsync(release, cancellationToken), OfTagAsync(release.Tag, cancellationToken));
        await Task.WhenAll(existing, listing, finding);
        var there = await existing;
        if (!there.Draft)
        {
            return Describe(there, await _tags.CommitOfAsync(there.TagName, cancellationToken));
        }

        if ((await listing).FirstOrDefault(asset => !asset.IsComplete) is { } incomplete)
        {
            throw new ReleaseException($"{Where}: '{PlainText.Line(incomplete.Name)}' of '{release.Tag}' is not completely uploaded. Upload it again, then publish.");
        }

        await RemoveDoublesAsync(await finding, cancellationToken);

        // A string, by GitHub's documentation; a pre-release can never be the latest.
        var published = await PatchAsync(release, new ReleaseChange { Draft = false, MakeLatest = isLatest && !there.Prerelease ? "true" : "false" }, cancellationToken);
        _uploadAddresses.TryRemove(release.Id, out _);
        return published;
    }

    /// <inheritdoc/>
    public async Task<StoredRelease> ReopenAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var there = await ExistingAsync(release, cancellationToken);
        return there.Draft ? Describe(there, await _tags.CommitOfAsync(there.TagName, cancellationToken))
            : there.Immutable ? throw new ReleaseException($"{Where}: {Named(there)} is immutable and does not change any more. Release a new version.")
            : await PatchAsync(release, new ReleaseChange { Draft = true }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteDraftAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        await ExistingDraftAsync(release, cancellationToken);
        await _client.DeleteAsync(PathOf(release), Permission, cancellationToken);
        _uploadAddresses.TryRemove(release.Id, out _);
    }

    /// <inheritdoc/>
    public string AddressOf(string tag, string assetName) =>
        $"{_client.Server.Web}/{_owner}/{_repository}/releases/download/{string.Join('/', tag.Split('/').Select(Uri.EscapeDataString))}/{Uri.EscapeDataString(assetName)}";

    private async Task<IReadOnlyList<ReleaseModel>> AllAsync(CancellationToken cancellationToken)
    {
        // Each comes with all its assets, a thousand at most. A release that moves to another page while they are read is listed twice.
        var all = new Dictionary<long, ReleaseModel>();
        await foreach (var release in _client.ListAsync($"{Root}/releases?per_page=30", ReleaseJson.Default.ListReleaseModel, cancellationToken))
        {
            all[release.Id] = release;
        }

        return [.. all.Values];
    }

    private async Task<StoredRelease> PostAsync(ReleaseDraft draft, CancellationToken cancellationToken)
    {
        var body = new ReleaseChange { TagName = draft.Tag, TargetCommitish = draft.Commit, Name = draft.Title, Body = draft.Notes, Draft = true, Prerelease = draft.Prerelease };
        var request = new GitHubRequest(HttpMethod.Post, $"{Root}/releases") { Permission = Permission };
        return Describe(await _client.SendAsync(request, body, ReleaseJson.Default.ReleaseChange, ReleaseJson.Default.ReleaseModel, cancellationToken), draft.Commit);
    }

    private async Task<StoredRelease> PatchAsync(StoredRelease release, ReleaseChange change, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest(HttpMethod.Patch, PathOf(release)) { IsRepeatable = true, Permission = Permission };
        var changed = await _client.SendAsync(request, change, ReleaseJson.Default.ReleaseChange, ReleaseJson.Default.ReleaseModel, cancellationToken);
        return Describe(changed, await _tags.CommitOfAsync(changed.TagName, cancellationToken));
    }

    // Asked for anew: what a caller holds may be older than a publication.
    private async Task<ReleaseModel> ExistingAsync(StoredRelease release, CancellationToken cancellationToken) =>
        await KnownAsync(release.Id, release.Tag, cancellationToken)
            ?? throw new ReleaseException($"{Where}: there is no release of '{PlainText.Line(release.Tag)}' any more. Create the draft again.");

    private async Task<ReleaseModel?> KnownAsync(string id, string tag, CancellationToken cancellationToken)
    {
        try
        {
            var there = await _client.GetAsync(Root + GitHubRequest.PathOf("releases", id), ReleaseJson.Default.ReleaseModel, cancellationToken);
            return there.TagName == tag ? there : null;
        }
        catch (GitHubException gone) when (gone.Status == 404)
        {
            _ids.TryRemove(tag, out _);
            return null;
        }
    }

    private async Task<ReleaseModel> ExistingDraftAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var there = await ExistingAsync(release, cancellationToken);
        return there.Draft ? there : throw new ReleaseException($"{Where}: {Named(there)} is published and does not change any more. Release a new version.");
    }

    private StoredRelease Describe(ReleaseModel release, string? commit)
    {
        var id = release.Id.ToString(CultureInfo.InvariantCulture);
        if (release.Draft && Uri.TryCreate(release.UploadUrl?.Split('{')[0], UriKind.Absolute, out var address))
        {
            _uploadAddresses[id] = address;
        }

        return new StoredRelease(id, release.TagName, commit ?? release.TargetCommitish, release.Name ?? "", release.Body ?? "", release.Prerelease, release.Draft, release.HtmlUrl ?? "");
    }

    private ReleaseModel Remembered(ReleaseModel release)
    {
        _ids[release.TagName] = release.Id.ToString(CultureInfo.InvariantCulture);
        return release;
    }

    private string PathOf(StoredRelease release) => Root + GitHubRequest.PathOf("releases", release.Id);

    private static string Named(ReleaseModel release) => PlainText.Line($"the {(release.Draft ? "draft" : "release")} {release.HtmlUrl}");
}
