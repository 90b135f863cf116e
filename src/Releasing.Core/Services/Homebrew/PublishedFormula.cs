using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Services.Homebrew;

/// <summary>Addresses, digests and contents of the archives of a published release, as its store holds them.</summary>
public static class PublishedFormula
{
    /// <summary>The archives for Homebrew and what is installed of them; nothing where the release has none for its platforms.</summary>
    /// <param name="view">The release.</param>
    /// <param name="release">The release as it was found, published.</param>
    /// <param name="archives">Asset name and target of each archive.</param>
    /// <param name="preferMusl">Of two for Linux the one for musl.</param>
    /// <param name="programs">Names of the programs, where not every executable file is one; null for every one.</param>
    /// <param name="cancellationToken">Stops the downloads.</param>
    /// <exception cref="ReleaseException">An archive is missing or damaged, or its store tells another digest than its bytes have.</exception>
    public static async Task<(IReadOnlyList<FormulaDownload> Downloads, IReadOnlyList<FormulaFile> Files)> ReadAsync(
        ReleaseView view, StoredRelease release, IEnumerable<(string Name, Target Target)> archives, bool preferMusl, IReadOnlyCollection<string>? programs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var chosen = FormulaDownload.Choose(archives.Select(archive => (archive.Target, archive.Name, "")), preferMusl);
        var assets = await view.AssetsAsync(cancellationToken);
        var names = chosen.Select(download => download.Url).Distinct(StringComparer.Ordinal).ToList();
        var contents = await Task.WhenAll(names.Select(name => PublishedArchive.ReadAsync(view.Store, release, AssetOf(view, assets, name), cancellationToken)));
        var read = names.Zip(contents).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return (
            [.. chosen.Select(download => download with { Url = AddressOf(assets[download.Url]), Sha256 = read[download.Url].Sha256 })],
            FormulaFiles.Of(contents.Select(archive => archive.Files), programs));
    }

    /// <summary>The disk images of a release, with the digests of their published bytes.</summary>
    /// <param name="view">The release.</param>
    /// <param name="release">The release as it was found, published.</param>
    /// <param name="images">Asset name and target of each image.</param>
    /// <param name="cancellationToken">Stops the downloads.</param>
    /// <exception cref="ReleaseException">An image is missing.</exception>
    public static async Task<IReadOnlyList<FormulaDownload>> ImagesAsync(ReleaseView view, StoredRelease release, IEnumerable<(string Name, Target Target)> images, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var assets = await view.AssetsAsync(cancellationToken);
        var found = new List<FormulaDownload>();
        foreach (var (name, target) in images)
        {
            var asset = AssetOf(view, assets, name);
            found.Add(new FormulaDownload(target.Os, target.Arch, AddressOf(asset), await DigestAsync(view.Store, release, asset, cancellationToken)));
        }

        return found.Find(image => image.Arch == TargetArch.Universal2) is { } both ? [both] : found;
    }

    private static async Task<string> DigestAsync(IReleaseStore store, StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        if (asset.Sha256 is { } told)
        {
            return told;
        }

        await using var stream = await store.OpenAssetAsync(release, asset, cancellationToken);
        return (await Artifacts.FileDigest.OfStreamAsync(stream, cancellationToken)).Sha256;
    }

    private static StoredAsset AssetOf(ReleaseView view, IReadOnlyDictionary<string, StoredAsset> assets, string name) =>
        assets.TryGetValue(name, out var asset) && asset.IsComplete ? asset : throw new ReleaseException($"{view.Name}: the published release has no '{name}'. Look at the release, and run again.");

    // The local store tells paths, a forge tells addresses.
    private static string AddressOf(StoredAsset asset) => Uri.TryCreate(asset.Address, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "file"
        ? address.AbsoluteUri
        : throw new ReleaseException($"{asset.Name}: the store tells no address that Homebrew can download from. Set Settings.Homebrew.Enabled to false.");
}
