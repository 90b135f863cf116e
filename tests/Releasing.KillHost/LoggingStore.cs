using Releasing.Services;

namespace Releasing.KillHost;

/// <summary>Writes a line outside the artifacts folder before each change of the store, so that a test can count them over several runs.</summary>
internal sealed class LoggingStore(IReleaseStore inner, string log) : IReleaseStore
{
    private readonly Lock _gate = new();

    public string Name => inner.Name;

    public StoreLimits Limits => inner.Limits;

    public Task<IReadOnlyList<StoreCheck>> CheckAsync(string tag, string commit, CancellationToken cancellationToken) => inner.CheckAsync(tag, commit, cancellationToken);

    public string AddressOf(string tag, string assetName) => inner.AddressOf(tag, assetName);

    public Task<IReadOnlyList<StoredRelease>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public Task<StoredRelease?> FindAsync(string tag, CancellationToken cancellationToken) => inner.FindAsync(tag, cancellationToken);

    public Task<StoredRelease> CreateDraftAsync(ReleaseDraft draft, CancellationToken cancellationToken) =>
        Logged("create " + draft.Tag).CreateDraftAsync(draft, cancellationToken);

    public Task<StoredRelease> UpdateAsync(StoredRelease release, ReleaseDraft draft, CancellationToken cancellationToken) =>
        Logged("update " + draft.Tag).UpdateAsync(release, draft, cancellationToken);

    public Task<IReadOnlyList<StoredAsset>> ListAssetsAsync(StoredRelease release, CancellationToken cancellationToken) =>
        inner.ListAssetsAsync(release, cancellationToken);

    public Task<StoredAsset> UploadAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken) =>
        Logged("upload " + asset.Name).UploadAsync(release, asset, cancellationToken);

    public Task<Stream> OpenAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken) =>
        inner.OpenAssetAsync(release, asset, cancellationToken);

    public Task DeleteAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken) =>
        Logged("delete " + asset.Name).DeleteAssetAsync(release, asset, cancellationToken);

    public Task<StoredRelease> PublishAsync(StoredRelease release, bool isLatest, CancellationToken cancellationToken) =>
        Logged("publish " + release.Tag).PublishAsync(release, isLatest, cancellationToken);

    public Task<StoredRelease> ReopenAsync(StoredRelease release, CancellationToken cancellationToken) => Logged("reopen " + release.Tag).ReopenAsync(release, cancellationToken);

    public Task DeleteDraftAsync(StoredRelease release, CancellationToken cancellationToken) =>
        Logged("delete draft " + release.Tag).DeleteDraftAsync(release, cancellationToken);

    private IReleaseStore Logged(string change)
    {
        lock (_gate)
        {
            File.AppendAllText(log, change + "\n");
        }

        return inner;
    }
}
