using Releasing.Effects;

namespace Releasing.Services;

/// <summary>
/// What is there under the tag makes room, for a repository that allows it: a published release that differs becomes a draft again, and assets that are not part of this release go. What differs is
/// replaced by the uploads; it is public again, at once and whole, when it is published after verification. Whoever downloads meanwhile finds nothing rather than a mixture.
/// </summary>
/// <param name="view">The release.</param>
/// <param name="uploads">The uploads of this release, all of them, with those of the report.</param>
public sealed class ReplaceReleaseEffect(ReleaseView view, IReadOnlyList<IAssetEffect> uploads) : IEffect
{
    /// <inheritdoc/>
    public string Id => $"replace:{view.Name}";

    /// <inheritdoc/>
    public string Description => $"make {view.Tag} in the {view.Store.Name} store a draft again where it differs";

    /// <inheritdoc/>
    public int Order => EffectOrder.Replace;

    /// <inheritdoc/>
    public string? Digest => null;

    /// <inheritdoc/>
    public bool Irreversible => false;

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await view.FindAsync(cancellationToken) is not { } release)
        {
            return Probe.Same;
        }

        if ((await OthersAsync(cancellationToken)).Count > 0)
        {
            return Probe.Absent;
        }

        foreach (var upload in release.IsDraft ? [] : uploads)
        {
            if ((await upload.ProbeAsync(cancellationToken)).State == ProbeState.Absent)
            {
                return Probe.Absent;
            }
        }

        return Probe.Same;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (await view.FindAsync(cancellationToken) is not { } release)
        {
            return;
        }

        release = await view.Store.ReopenAsync(release, cancellationToken);
        foreach (var other in await OthersAsync(cancellationToken))
        {
            await view.Store.DeleteAssetAsync(release, other, cancellationToken);
        }

        view.Changed();
    }

    /// <inheritdoc/>
    public Task<bool> UndoAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    private async Task<IReadOnlyList<StoredAsset>> OthersAsync(CancellationToken cancellationToken)
    {
        var names = uploads.Select(upload => upload.AssetName).ToHashSet(StringComparer.Ordinal);
        return [.. (await view.AssetsAsync(cancellationToken)).Values.Where(asset => !names.Contains(asset.Name))];
    }
}
