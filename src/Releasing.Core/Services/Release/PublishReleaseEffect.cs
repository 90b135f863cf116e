using Releasing.Artifacts;
using Releasing.Effects;
using Releasing.Failures;

namespace Releasing.Services;

/// <summary>
/// The release is public, with exactly the assets that were uploaded. A published release whose assets are all the same is left
/// alone; one that lacks an asset or has other bytes is a conflict.
/// </summary>
/// <param name="view">The release.</param>
/// <param name="uploads">The uploads of this release, all of them, with those of the report.</param>
/// <param name="rules">What the repository decides; null for the defaults.</param>
public sealed class PublishReleaseEffect(ReleaseView view, IReadOnlyList<IAssetEffect> uploads, PublicationRules? rules = null) : IEffect
{
    /// <inheritdoc/>
    public string Id => $"publish:{view.Name}";

    /// <inheritdoc/>
    public string Description => $"publish {view.Tag} in the {view.Store.Name} store";

    /// <inheritdoc/>
    public int Order => EffectOrder.Publish;

    /// <inheritdoc/>
    public string? Digest { get; } = DigestOf(uploads);

    /// <inheritdoc/>
    public bool Irreversible => true;

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        view.Changed();
        if (await view.FindAsync(cancellationToken) is not { IsDraft: false })
        {
            return Probe.Absent;
        }

        var unknown = false;
        foreach (var upload in uploads)
        {
            var probe = await upload.ProbeAsync(cancellationToken);
            if (probe.State is ProbeState.Conflict)
            {
                return Probe.Conflict($"'{upload.AssetName}' with {probe.Ours}", probe.Theirs!);
            }

            if (probe.State is ProbeState.Absent)
            {
                return Probe.Absent;
            }

            unknown |= probe.State is ProbeState.Unknown;
        }

        return unknown ? Probe.Unknown : Probe.Same;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var draft = await view.FindAsync(cancellationToken)
            ?? throw new ReleaseException($"{Id}: there is no draft. Create it and upload its assets first.");
        var (listing, deciding) = (view.AssetsAsync(cancellationToken), IsLatestAsync(draft, cancellationToken));
        await Task.WhenAll(listing, deciding);
        // The last look before what cannot be taken back: neither less nor more than was verified.
        var there = await listing;
        var problems = uploads.Where(upload => there.GetValueOrDefault(upload.AssetName) is not { IsComplete: true })
            .Select(upload => $"'{upload.AssetName}' is not in the draft. Upload it first.")
            .Concat(there.Keys.Except(uploads.Select(upload => upload.AssetName), StringComparer.Ordinal)
                .Select(name => $"'{name}' is in the draft and not part of this release. Remove it, or add it to the release."))
            .ToArray();
        if (problems.Length > 0)
        {
            throw new PreflightException(Id, problems);
        }

        await view.Store.PublishAsync(draft, await deciding, cancellationToken);
        view.Changed();
    }

    /// <inheritdoc/>
    public Task<bool> UndoAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    private async Task<bool> IsLatestAsync(StoredRelease draft, CancellationToken cancellationToken) =>
        rules?.Latest ?? LatestRelease.IsLatest(draft, await view.Store.ListAsync(cancellationToken), rules?.TagPrefix ?? "");

    private static string? DigestOf(IReadOnlyList<IAssetEffect> uploads)
    {
        if (uploads.Any(upload => upload.Digest is null))
        {
            return null;
        }

        using var builder = new FingerprintBuilder();
        foreach (var upload in uploads.OrderBy(upload => upload.AssetName, StringComparer.Ordinal))
        {
            builder.Add(upload.AssetName, upload.Digest);
        }

        return builder.Finish();
    }
}
