using Releasing.Artifacts;
using Releasing.Effects;
using Releasing.Failures;

namespace Releasing.Services;

/// <summary>
/// One form of the report of the draft's verification is in the release. On a draft another one is replaced, because the report of the last verification counts; a public release that has none, or
/// one of other files, is a conflict, because what is public does not change.
/// </summary>
/// <param name="view">The release.</param>
/// <param name="report">Names and texts of the report.</param>
/// <param name="assetName">Which form: one of <see cref="AttachedReport.Names"/>.</param>
/// <param name="upload">The file; null before the draft is verified, and for the plan.</param>
public sealed class UploadReportEffect(ReleaseView view, AttachedReport report, string assetName, AssetUpload? upload) : IAssetEffect
{
    /// <inheritdoc/>
    public string AssetName => assetName;

    /// <summary>As <see cref="PublicationRules.MayReplace"/>.</summary>
    public bool MayReplace { get; init; }

    /// <inheritdoc/>
    public string Id => $"report:{view.Name}/{assetName}";

    /// <inheritdoc/>
    public string Description => $"attach {assetName} to {view.Tag} in the {view.Store.Name} store";

    /// <inheritdoc/>
    public int Order => EffectOrder.Report;

    /// <inheritdoc/>
    public string? Digest => upload?.Sha256;

    /// <inheritdoc/>
    public bool Irreversible => false;

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await view.FindAsync(cancellationToken) is not { } release)
        {
            return Probe.Absent;
        }

        if (!(await view.AssetsAsync(cancellationToken)).TryGetValue(assetName, out var there) || !there.IsComplete)
        {
            return release.IsDraft || MayReplace ? Probe.Absent : Probe.Conflict(Wanted, "a published release without it");
        }

        if (!release.IsDraft)
        {
            return await report.ProblemAsync(view, assetName, cancellationToken) is not { } problem ? Probe.Same : MayReplace ? Probe.Absent : Probe.Conflict(Wanted, problem);
        }

        return upload is null ? Probe.Unknown
            : (there.Sha256 ?? await DigestAsync(release, there, cancellationToken)) == upload.Sha256 ? Probe.Same
            : Probe.Absent;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (upload is null)
        {
            throw new ReleaseException($"{Id}: the draft is not verified yet. Run the verification before it.");
        }

        var release = await view.FindAsync(cancellationToken)
            ?? throw new ReleaseException($"{Id}: there is no draft to attach it to. Create it first.");
        if ((await view.AssetsAsync(cancellationToken)).GetValueOrDefault(assetName) is { IsComplete: true } outdated)
        {
            await view.Store.DeleteAssetAsync(release, outdated, cancellationToken);
        }

        await view.Store.UploadAsync(release, upload, cancellationToken);
        view.AssetsChanged();
    }

    /// <inheritdoc/>
    public async Task<bool> UndoAsync(CancellationToken cancellationToken)
    {
        view.Changed();
        if (await view.FindAsync(cancellationToken) is not { } release || !(await view.AssetsAsync(cancellationToken)).TryGetValue(assetName, out var there))
        {
            return true;
        }

        if (!release.IsDraft)
        {
            return false;
        }

        await view.Store.DeleteAssetAsync(release, there, cancellationToken);
        view.AssetsChanged();
        return true;
    }

    private static string Wanted => "the report of the verification of these files";

    private async Task<string> DigestAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        await using var stream = await view.Store.OpenAssetAsync(release, asset, cancellationToken);
        return (await FileDigest.OfStreamAsync(stream, cancellationToken)).Sha256;
    }
}
