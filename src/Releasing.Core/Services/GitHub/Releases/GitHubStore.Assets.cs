using System.Collections.Concurrent;
using System.Globalization;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Services.GitHub.Releases;

/// <content>The files of a release.</content>
public sealed partial class GitHubStore
{
    private const string AlreadyExists = "already_exists";

    // What listings have shown to be left over, so that an upload removes it before it sends anything.
    private readonly ConcurrentDictionary<(string Release, string Name), bool> _leftOvers = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredAsset>> ListAssetsAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        // One asset of a name, the complete one if there are two; one that moves to another page while they are read is listed twice.
        var byName = new Dictionary<string, StoredAsset>(StringComparer.Ordinal);
        await foreach (var model in _client.ListAsync($"{PathOf(release)}/assets?per_page=100", ReleaseJson.Default.ListAssetModel, cancellationToken))
        {
            var asset = Describe(model);
            if (asset.IsComplete || !byName.ContainsKey(asset.Name))
            {
                byName[asset.Name] = asset;
            }

            if (!asset.IsComplete)
            {
                _leftOvers[(release.Id, asset.Name)] = true;
            }
        }

        return [.. byName.Values];
    }

    /// <inheritdoc/>
    public async Task<StoredAsset> UploadAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(asset);
        CheckName(asset.Name);
        Limits.ThrowIfExceeded(Where, [(asset.Name, asset.Size)]);
        var address = await UploadAddressAsync(release, asset, cancellationToken);
        return await _client.LookingAsync(
            async (begun, stop) =>
            {
                var isLeftOver = _leftOvers.TryRemove((release.Id, asset.Name), out _);
                return (begun > 0 || isLeftOver ? await ThereAsync(release, asset, stop) : null) ?? await SendAsync(release, asset, address, stop);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(asset);
        return asset.IsComplete
            ? await _client.DownloadAsync(PathOf(asset), asset.Size, cancellationToken)
            : throw new ReleaseException($"{Where}: '{release.Tag}' has no complete asset '{PlainText.Line(asset.Name)}'. Upload it again.");
    }

    /// <inheritdoc/>
    public async Task DeleteAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asset);
        await ExistingDraftAsync(release, cancellationToken);
        await _client.DeleteAsync(PathOf(asset), Permission, cancellationToken);
    }

    private async Task<StoredAsset> SendAsync(StoredRelease release, AssetUpload asset, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(asset, address, cancellationToken);
        }
        catch (GitHubException exists) when (exists.Codes.Contains(AlreadyExists, StringComparer.Ordinal))
        {
            // An upload of before whose answer was lost, or what it left behind.
            return await ThereAsync(release, asset, cancellationToken) ?? await PostAsync(asset, address, cancellationToken);
        }
    }

    private async Task<StoredAsset> PostAsync(AssetUpload asset, Uri address, CancellationToken cancellationToken)
    {
        var stored = Describe(await _client.UploadAsync(address, asset, ReleaseJson.Default.AssetModel, cancellationToken));
        if (stored.IsComplete && stored.Name == asset.Name && stored.Size == asset.Size && (stored.Sha256 ?? asset.Sha256) == asset.Sha256)
        {
            return stored;
        }

        // Damaged on its way, or GitHub has rewritten the name by a rule that nobody knew.
        await _client.DeleteAsync(PathOf(stored), Permission, cancellationToken);
        throw new ReleaseException($"{Where}: '{asset.Name}' with SHA-256 {asset.Sha256} ({asset.Size} bytes) became '{PlainText.Line(stored.Name)}' with {stored.Sha256 ?? "no digest"} ({stored.Size} bytes{(stored.IsComplete ? "" : ", not complete")}), and was removed. Run again.");
    }

    /// <summary>The asset when it is there with these very bytes; what is incomplete is removed first.</summary>
    private async Task<StoredAsset?> ThereAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken)
    {
        var there = (await ListAssetsAsync(release, cancellationToken)).FirstOrDefault(other => other.Name == asset.Name);
        if (there is null)
        {
            return null;
        }

        if (!there.IsComplete)
        {
            await _client.DeleteAsync(PathOf(there), Permission, cancellationToken);
            _leftOvers.TryRemove((release.Id, asset.Name), out _);
            return null;
        }

        var digest = there.Sha256 ?? await DigestAsync(release, there, cancellationToken);
        return digest == asset.Sha256
            ? there with { Sha256 = digest }
            : throw new ReleaseException($"{Where}: '{there.Name}' of '{release.Tag}' is there already with SHA-256 {digest}; to be uploaded was {asset.Sha256}. Delete the one that is wrong; nothing is overwritten.");
    }

    private async Task<string> DigestAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAssetAsync(release, asset, cancellationToken);
        return (await FileDigest.OfStreamAsync(stream, cancellationToken)).Sha256;
    }

    private async Task<Uri> UploadAddressAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken)
    {
        if (!_uploadAddresses.TryGetValue(release.Id, out var address))
        {
            Describe(await ExistingDraftAsync(release, cancellationToken), commit: null);
            address = _uploadAddresses.GetValueOrDefault(release.Id)
                ?? throw new ReleaseException($"{Where}: GitHub does not say where the assets of '{release.Tag}' are uploaded. Run again later.");
        }

        var label = asset.Label is { Length: > 0 } text ? $"&label={Uri.EscapeDataString(text)}" : "";
        return new Uri($"{address.GetLeftPart(UriPartial.Path)}?name={Uri.EscapeDataString(asset.Name)}{label}");
    }

    private static StoredAsset Describe(AssetModel asset) => new(
        asset.Name, asset.Size, Sha256Of(asset.Digest), asset.State == "uploaded", asset.BrowserDownloadUrl ?? "") { Id = asset.Id.ToString(CultureInfo.InvariantCulture) };

    // "sha256:…", or null for what was uploaded before GitHub told digests; anything else is none that could be held against ours.
    private static string? Sha256Of(string? digest) => digest is { Length: 71 } && digest.StartsWith("sha256:", StringComparison.Ordinal) && digest.Skip(7).All(char.IsAsciiHexDigitLower) ? digest[7..] : null;

    private string PathOf(StoredAsset asset) => Root + GitHubRequest.PathOf("releases", "assets", asset.Id);

    private void CheckName(string name)
    {
        if (name.Length == 0 || AssetName.From(name) != name)
        {
            throw new ReleaseException($"{Where}: '{PlainText.Line(name)}' is not an asset name. Use letters, digits and '- _ . +'.");
        }
    }
}
