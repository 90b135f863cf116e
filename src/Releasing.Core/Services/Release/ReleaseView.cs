namespace Releasing.Services;

/// <summary>
/// One release of a store as the effects of a run see it: asked for once and shared, so that a hundred uploads do not ask a
/// hundred times, and asked for again after a change.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="tag">The tag, exactly as git names it.</param>
public sealed class ReleaseView(IReleaseStore store, string tag)
{
    private readonly Lock _gate = new();
    private Task<StoredRelease?>? _release;
    private Task<IReadOnlyDictionary<string, StoredAsset>>? _assets;

    /// <summary>The store.</summary>
    public IReleaseStore Store => store;

    /// <summary>The tag.</summary>
    public string Tag => tag;

    /// <summary>How messages and ids name it: <c>STORE/TAG</c>.</summary>
    public string Name => $"{store.Name}/{tag}";

    /// <summary>The release; null when there is none.</summary>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public Task<StoredRelease?> FindAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _release = IsUsable(_release) ? _release : store.FindAsync(tag, cancellationToken);
        }
    }

    /// <summary>Its assets by name; empty when there is no release.</summary>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public Task<IReadOnlyDictionary<string, StoredAsset>> AssetsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _assets = IsUsable(_assets) ? _assets : ListAsync(cancellationToken);
        }
    }

    /// <summary>The release was created: it need not be asked for.</summary>
    /// <param name="release">What the store said of it.</param>
    public void Created(StoredRelease release)
    {
        lock (_gate)
        {
            (_release, _assets) = (Task.FromResult<StoredRelease?>(release), null);
        }
    }

    /// <summary>The release was changed or published: nothing that was seen before counts.</summary>
    public void Changed()
    {
        lock (_gate)
        {
            (_release, _assets) = (null, null);
        }
    }

    /// <summary>Assets came or went; the release itself is as it was.</summary>
    public void AssetsChanged()
    {
        lock (_gate)
        {
            _assets = null;
        }
    }

    private static bool IsUsable<T>([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] Task<T>? task) =>
        task is { IsFaulted: false, IsCanceled: false };

    private async Task<IReadOnlyDictionary<string, StoredAsset>> ListAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } release)
        {
            return new Dictionary<string, StoredAsset>();
        }

        var assets = await store.ListAssetsAsync(release, cancellationToken);
        return assets.ToDictionary(asset => asset.Name, StringComparer.Ordinal);
    }
}
