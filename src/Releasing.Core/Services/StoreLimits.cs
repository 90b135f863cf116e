using Releasing.Failures;

namespace Releasing.Services;

/// <summary>What a store takes at most.</summary>
/// <param name="MostAssets">How many assets a release may have.</param>
/// <param name="LargestAsset">How many bytes one may have.</param>
/// <param name="LongestNotes">How many characters the notes may have.</param>
public sealed record StoreLimits(int MostAssets = int.MaxValue, long LargestAsset = long.MaxValue, int LongestNotes = int.MaxValue)
{
    /// <summary>It takes files without a byte. Default: yes.</summary>
    public bool TakesEmptyAssets { get; init; } = true;

    /// <summary>How many assets are worth sending or fetching side by side, whatever the processors: a network waits more than it works. Default: 1.</summary>
    public int SideBySide { get; init; } = 1;

    /// <summary>Everything of a release that is too much, so that it is told before anything is created.</summary>
    /// <param name="assets">Name and bytes of every asset; null for one that is not built.</param>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Problems(IReadOnlyCollection<(string Name, long? Size)> assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        if (assets.Count > MostAssets)
        {
            yield return $"The release has {assets.Count} assets, and the store takes {MostAssets}. Build fewer targets or formats, or split the release.";
        }

        foreach (var (name, size) in assets.Where(asset => asset.Size > LargestAsset))
        {
            yield return $"'{name}' has {size} bytes, and the store takes {LargestAsset}. Make it smaller, or leave it out of the release.";
        }

        foreach (var (name, _) in assets.Where(asset => asset.Size == 0 && !TakesEmptyAssets))
        {
            yield return $"'{name}' is empty, and the store takes no empty file. Fill it, or leave it out of the release.";
        }
    }

    /// <summary>Stops a release that is too much.</summary>
    /// <param name="where">The task that asks.</param>
    /// <param name="assets">Name and bytes of every asset; null for one that is not built.</param>
    /// <exception cref="PreflightException">All of it at once.</exception>
    public void ThrowIfExceeded(string where, IReadOnlyCollection<(string Name, long? Size)> assets)
    {
        var problems = Problems(assets).ToList();
        if (problems.Count > 0)
        {
            throw new PreflightException(where, problems);
        }
    }
}
