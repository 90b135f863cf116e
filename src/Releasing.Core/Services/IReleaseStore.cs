namespace Releasing.Services;

/// <summary>
/// Where a release lives, whatever the forge. Every store passes the same contract tests: a draft is invisible to the
/// public until it is published, an asset is complete or absent, publication is one step.
/// </summary>
public interface IReleaseStore
{
    /// <summary>The name used by <c>--store</c>, such as <c>local</c>.</summary>
    string Name { get; }

    /// <summary>What it takes at most.</summary>
    StoreLimits Limits { get; }

    /// <summary>Whether a release could be made: what has to be there, held against what is. Changes nothing.</summary>
    /// <param name="tag">The tag, exactly as git names it.</param>
    /// <param name="commit">The full hash of the commit it has to stand for.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>Empty where nothing is needed.</returns>
    Task<IReadOnlyList<StoreCheck>> CheckAsync(string tag, string commit, CancellationToken cancellationToken);

    /// <summary>Where a person will find an asset of a published release.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="assetName">The asset's name.</param>
    string AddressOf(string tag, string assetName);

    /// <summary>Every release, drafts included, in no particular order.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    Task<IReadOnlyList<StoredRelease>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The release of a tag, draft or published; null when there is none.</summary>
    /// <param name="tag">The tag, exactly as git names it.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <exception cref="Failures.ReleaseException">More than one release claims the tag.</exception>
    Task<StoredRelease?> FindAsync(string tag, CancellationToken cancellationToken);

    /// <summary>Creates a draft. Fails when the tag has a release already.</summary>
    /// <param name="draft">What the release page will say.</param>
    /// <param name="cancellationToken">Stops the creation.</param>
    Task<StoredRelease> CreateDraftAsync(ReleaseDraft draft, CancellationToken cancellationToken);

    /// <summary>Rewrites title, notes and pre-release mark of a release.</summary>
    /// <param name="release">The release as it was found.</param>
    /// <param name="draft">What the release page will say; same tag.</param>
    /// <param name="cancellationToken">Stops the update.</param>
    Task<StoredRelease> UpdateAsync(StoredRelease release, ReleaseDraft draft, CancellationToken cancellationToken);

    /// <summary>Every asset, incomplete ones included.</summary>
    /// <param name="release">The release as it was found.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    Task<IReadOnlyList<StoredAsset>> ListAssetsAsync(StoredRelease release, CancellationToken cancellationToken);

    /// <summary>Uploads one file, streamed. Removes an incomplete left-over of the same name first; refuses a complete one.</summary>
    /// <param name="release">The draft.</param>
    /// <param name="asset">Name, media type, digest and file.</param>
    /// <param name="cancellationToken">Stops the upload; the asset is then absent or incomplete, never wrong.</param>
    Task<StoredAsset> UploadAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken);

    /// <summary>The bytes of an asset as the store really holds them.</summary>
    /// <param name="release">The release.</param>
    /// <param name="asset">One of its assets.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    Task<Stream> OpenAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken);

    /// <summary>Removes one asset of a draft.</summary>
    /// <param name="release">The draft.</param>
    /// <param name="asset">One of its assets.</param>
    /// <param name="cancellationToken">Stops the removal.</param>
    Task DeleteAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken);

    /// <summary>Makes the draft public in one step. A published release stays as it is.</summary>
    /// <param name="release">The draft.</param>
    /// <param name="isLatest">The forge shows it as the latest one, see <see cref="LatestRelease"/>.</param>
    /// <param name="cancellationToken">Stops the publication.</param>
    Task<StoredRelease> PublishAsync(StoredRelease release, bool isLatest, CancellationToken cancellationToken);

    /// <summary>Makes a published release a draft again, in one step. A draft stays as it is.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Failures.ReleaseException">The store keeps what was published as it is.</exception>
    Task<StoredRelease> ReopenAsync(StoredRelease release, CancellationToken cancellationToken);

    /// <summary>Removes a draft with its assets. Refuses a published release.</summary>
    /// <param name="release">The draft.</param>
    /// <param name="cancellationToken">Stops the removal.</param>
    Task DeleteDraftAsync(StoredRelease release, CancellationToken cancellationToken);
}
