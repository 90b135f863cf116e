using Releasing.Failures;
using Releasing.Services;

namespace Releasing.Cake.Attesting;

/// <summary>The small assets of a release, read from its store.</summary>
internal sealed class RemoteAssets(IReleaseStore store, StoredRelease release, IReadOnlyList<StoredAsset> assets)
{
    // Signatures, bundles and provenance; a bundle holds its statement in base64.
    private const int Longest = 64 * 1024 * 1024;

    /// <summary>The store tells that an asset has these bytes; false also when it tells no digest.</summary>
    public bool HasDigest(string name, string sha256) => assets.Any(asset => asset.Name == name && asset.IsComplete && asset.Sha256 == sha256);

    /// <summary>The bytes of an asset; null when the release has none of that name that is complete.</summary>
    /// <exception cref="InvalidInputException">It is larger than anything that is read here.</exception>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (assets.FirstOrDefault(asset => asset.Name == name && asset.IsComplete) is not { } found)
        {
            return null;
        }

        using var kept = new MemoryStream();
        await using var stream = await store.OpenAssetAsync(release, found, cancellationToken);
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > Longest)
            {
                throw new InvalidInputException(name, $"it has more than {Longest} bytes", "Remove it from the release");
            }
        }

        return kept.ToArray();
    }
}
