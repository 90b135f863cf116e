using Releasing.Artifacts;
using Releasing.Effects;
using Releasing.Failures;

namespace Releasing.Services;

/// <summary>
/// Decides whether an asset that is there and has other bytes serves as well: for a signature or provenance, whether it
/// verifies, with the required identity, over the same subject.
/// </summary>
/// <param name="release">The release.</param>
/// <param name="asset">The asset as the store holds it.</param>
/// <param name="cancellationToken">Stops the check.</param>
public delegate Task<bool> SameSubjectCheck(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken);

/// <summary>
/// An asset is in the release with these bytes. The store's digest decides where it tells one, else the bytes are read back.
/// Other bytes are a conflict, unless the caller's check says that they serve as well; so is an asset that a published release
/// lacks, because what is published gets no new assets. Where the repository lets a release be replaced, both are uploaded instead.
/// </summary>
public sealed class UploadAssetEffect : IAssetEffect
{
    private readonly ReleaseView _view;
    private readonly AssetUpload? _upload;
    private readonly SameSubjectCheck? _servesAsWell;

    /// <summary>The upload of a file that is built.</summary>
    /// <param name="view">The release.</param>
    /// <param name="upload">The file.</param>
    /// <param name="servesAsWell">For kinds whose bytes differ from run to run; null makes every other digest a conflict.</param>
    public UploadAssetEffect(ReleaseView view, AssetUpload upload, SameSubjectCheck? servesAsWell = null)
        : this(view, (upload ?? throw new ArgumentNullException(nameof(upload))).Name)
    {
        _upload = upload;
        _servesAsWell = servesAsWell;
    }

    private UploadAssetEffect(ReleaseView view, string name)
    {
        _view = view;
        AssetName = name;
    }

    /// <inheritdoc/>
    public string AssetName { get; }

    /// <summary>As <see cref="PublicationRules.MayReplace"/>.</summary>
    public bool MayReplace { get; init; }

    /// <inheritdoc/>
    public string Id => $"upload:{_view.Name}/{AssetName}";

    /// <inheritdoc/>
    public string Description => $"upload {AssetName} to {_view.Tag} in the {_view.Store.Name} store";

    /// <inheritdoc/>
    public int Order => _upload?.Order ?? EffectOrder.Upload;

    /// <inheritdoc/>
    public string? Digest => _upload?.Sha256;

    /// <inheritdoc/>
    public bool Irreversible => false;

    /// <summary>The upload of a file that is only planned: for the plan, which cannot compare it yet.</summary>
    /// <param name="view">The release.</param>
    /// <param name="name">The asset name.</param>
    /// <param name="mayReplace">As <see cref="PublicationRules.MayReplace"/>.</param>
    public static UploadAssetEffect NotBuilt(ReleaseView view, string name, bool mayReplace = false) => new(view, name) { MayReplace = mayReplace };

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await _view.FindAsync(cancellationToken) is not { } release)
        {
            return Probe.Absent;
        }

        var assets = await _view.AssetsAsync(cancellationToken);
        if (!assets.TryGetValue(AssetName, out var there) || !there.IsComplete)
        {
            return release.IsDraft || MayReplace ? Probe.Absent : Probe.Conflict(Wanted, "a published release without it");
        }

        if (_upload is null)
        {
            return Probe.Unknown;
        }

        var theirs = there.Sha256 ?? await ReadBackAsync(release, there, cancellationToken);
        if (theirs == _upload.Sha256)
        {
            return Probe.Same;
        }

        return _servesAsWell is not null && await _servesAsWell(release, there, cancellationToken) ? Probe.Same
            : MayReplace ? Probe.Absent
            : Probe.Conflict(Wanted, "SHA-256 " + theirs);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (_upload is null)
        {
            throw new ReleaseException($"{Id}: the file is not built. Run the task that makes it first.");
        }

        var release = await _view.FindAsync(cancellationToken)
            ?? throw new ReleaseException($"{Id}: there is no draft to upload to. Create it first.");
        if (MayReplace && (await _view.AssetsAsync(cancellationToken)).GetValueOrDefault(AssetName) is { IsComplete: true } other)
        {
            await _view.Store.DeleteAssetAsync(release, other, cancellationToken);
        }

        await _view.Store.UploadAsync(release, _upload, cancellationToken);
        _view.AssetsChanged();
    }

    /// <inheritdoc/>
    public async Task<bool> UndoAsync(CancellationToken cancellationToken)
    {
        _view.Changed();
        if (await _view.FindAsync(cancellationToken) is not { } release)
        {
            return true;
        }

        if (!(await _view.AssetsAsync(cancellationToken)).TryGetValue(AssetName, out var there))
        {
            return true;
        }

        if (!release.IsDraft)
        {
            return false;
        }

        await _view.Store.DeleteAssetAsync(release, there, cancellationToken);
        _view.AssetsChanged();
        return true;
    }

    private string Wanted => _upload is null ? "an asset that is not built yet" : "SHA-256 " + _upload.Sha256;

    private async Task<string> ReadBackAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        await using var stream = await _view.Store.OpenAssetAsync(release, asset, cancellationToken);
        return (await FileDigest.OfStreamAsync(stream, cancellationToken)).Sha256;
    }
}
