using Releasing.Services;

namespace Releasing.Core.Tests.Services;

/// <summary>A store that counts what it is asked, and tells digests only if told to.</summary>
internal sealed class CountingStore(IReleaseStore inner) : IReleaseStore
{
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];

    public bool TellsDigests { get; init; } = true;

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return _calls.ToArray();
            }
        }
    }

    public string Name => inner.Name;

    public StoreLimits Limits => inner.Limits;

    public Task<IReadOnlyList<StoreCheck>> CheckAsync(string tag, string commit, CancellationToken cancellationToken) => Counted("check").CheckAsync(tag, commit, cancellationToken);

    public string AddressOf(string tag, string assetName) => inner.AddressOf(tag, assetName);

    public int Count(string call) => Calls.Count(name => name == call);

    public Task<IReadOnlyList<StoredRelease>> ListAsync(CancellationToken cancellationToken) => Counted("list").ListAsync(cancellationToken);

    public Task<StoredRelease?> FindAsync(string tag, CancellationToken cancellationToken) => Counted("find").FindAsync(tag, cancellationToken);

    public Task<StoredRelease> CreateDraftAsync(ReleaseDraft draft, CancellationToken cancellationToken) => Counted("create").CreateDraftAsync(draft, cancellationToken);

    public Task<StoredRelease> UpdateAsync(StoredRelease release, ReleaseDraft draft, CancellationToken cancellationToken) =>
        Counted("update").UpdateAsync(release, draft, cancellationToken);

    public async Task<IReadOnlyList<StoredAsset>> ListAssetsAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        var assets = await Counted("assets").ListAssetsAsync(release, cancellationToken);
        return TellsDigests ? assets : [.. assets.Select(asset => asset with { Sha256 = null })];
    }

    public Task<StoredAsset> UploadAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken) =>
        Counted("upload " + asset.Name).UploadAsync(release, asset, cancellationToken);

    public Task<Stream> OpenAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken) =>
        Counted("open " + asset.Name).OpenAssetAsync(release, asset, cancellationToken);

    public Task DeleteAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken) =>
        Counted("delete " + asset.Name).DeleteAssetAsync(release, asset, cancellationToken);

    public Task<StoredRelease> PublishAsync(StoredRelease release, bool isLatest, CancellationToken cancellationToken) => Counted("publish").PublishAsync(release, isLatest, cancellationToken);

    public Task<StoredRelease> ReopenAsync(StoredRelease release, CancellationToken cancellationToken) => Counted("reopen").ReopenAsync(release, cancellationToken);

    public Task DeleteDraftAsync(StoredRelease release, CancellationToken cancellationToken) => Counted("delete draft").DeleteDraftAsync(release, cancellationToken);

    private IReleaseStore Counted(string call)
    {
        lock (_gate)
        {
            _calls.Add(call);
        }

        return inner;
    }
}
