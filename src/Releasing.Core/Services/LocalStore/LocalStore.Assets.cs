using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Services;

/// <content>The files of a release.</content>
public sealed partial class LocalStore
{
    private const string PrivateFolder = ".release";
    private const string Unfinished = ".part";

    // Tells an asset called index.json from the index, which is written aside in the same folder.
    private const string PartPrefix = "asset-";

    private readonly HashSet<string> _uploading = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredAsset>> ListAssetsAsync(StoredRelease release, CancellationToken cancellationToken) => Alone<IReadOnlyList<StoredAsset>>(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        return Assets(Existing(release));
    }, cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredAsset> UploadAsync(StoredRelease release, AssetUpload asset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(asset);
        CheckName(asset.Name);
        var folder = await Alone(() => FreePlaceFor(release, asset), cancellationToken);
        var part = PartOf(folder, asset.Name);
        try
        {
            await CopyAsync(asset, part, cancellationToken);
            return await Alone(() => TakeIn(folder, asset, part), CancellationToken.None);
        }
        finally
        {
            lock (_gate)
            {
                _uploading.Remove(part);
            }
        }
    }

    /// <inheritdoc/>
    public Task<Stream> OpenAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken) => Alone<Stream>(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(asset);
        CheckName(asset.Name);
        var file = Path.Combine(Existing(release), asset.Name);
        if (!File.Exists(file))
        {
            throw new ReleaseException($"Local store: '{release.Tag}' has no complete asset '{asset.Name}'. Upload it again.");
        }

        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAssetAsync(StoredRelease release, StoredAsset asset, CancellationToken cancellationToken) => Alone(() =>
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(asset);
        CheckName(asset.Name);
        Remove(ExistingDraft(release), asset.Name);
        return true;
    }, cancellationToken);

    private string FreePlaceFor(StoredRelease release, AssetUpload asset)
    {
        var folder = ExistingDraft(release);
        // Case does not count: on some systems both would be one file.
        if (_uploading.Contains(PartOf(folder, asset.Name)))
        {
            throw new ReleaseException($"Local store: '{asset.Name}' of '{release.Tag}' is being uploaded already. Upload it once.");
        }

        foreach (var there in Assets(folder).Where(there => string.Equals(there.Name, asset.Name, StringComparison.OrdinalIgnoreCase)))
        {
            if (there.IsComplete)
            {
                throw new ReleaseException($"Local store: '{there.Name}' of '{release.Tag}' is there already{(there.Sha256 is null ? "" : $" with SHA-256 {there.Sha256}")}; to be uploaded was '{asset.Name}' with {asset.Sha256}. Delete the one that is wrong; nothing is overwritten.");
            }

            Remove(folder, there.Name);
        }

        _uploading.Add(PartOf(folder, asset.Name));
        return folder;
    }

    private static StoredAsset TakeIn(string folder, AssetUpload asset, string part)
    {
        // Whole and proven before it gets its name; killed between the rename and the index, it is there without a digest, and
        // whoever wants to know reads its bytes.
        var file = Path.Combine(folder, asset.Name);
        File.Move(part, file);
        ReleaseIndex.Read(IndexOf(folder)).With(new IndexedAsset(asset.Name, asset.MediaType, asset.Sha256, asset.Size)).Write(IndexOf(folder));
        return new StoredAsset(asset.Name, asset.Size, asset.Sha256, IsComplete: true, file);
    }

    private static async Task CopyAsync(AssetUpload asset, string part, CancellationToken cancellationToken)
    {
        if (!File.Exists(asset.File))
        {
            throw new ReleaseException($"{asset.File}: there is no such file to upload as '{asset.Name}'. Build it first.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        try
        {
            await using var source = new FileStream(asset.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            await using var target = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            await using var hashing = new HashingStream(target);
            await source.CopyToAsync(hashing, 256 * 1024, cancellationToken);
            if (hashing.Sha256 != asset.Sha256 || hashing.BytesWritten != asset.Size)
            {
                throw new ReleaseException($"Local store: '{asset.Name}' should have SHA-256 {asset.Sha256} ({asset.Size} bytes), {asset.File} has {hashing.Sha256} ({hashing.BytesWritten} bytes). Build it again; nothing was uploaded.");
            }

            target.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static List<StoredAsset> Assets(string folder)
    {
        var index = ReleaseIndex.Read(IndexOf(folder));
        var assets = new SortedDictionary<string, StoredAsset>(StringComparer.Ordinal);
        foreach (var entry in index.Assets)
        {
            assets[entry.Name] = new StoredAsset(entry.Name, 0, null, IsComplete: false, Path.Combine(folder, entry.Name));
        }

        foreach (var part in new DirectoryInfo(Path.Combine(folder, PrivateFolder)).EnumerateFiles(PartPrefix + "*" + Unfinished))
        {
            var name = part.Name[PartPrefix.Length..^Unfinished.Length];
            assets[name] = new StoredAsset(name, part.Length, null, IsComplete: false, part.FullName);
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            // A file of another length than the index says is no longer what was uploaded: its digest must be read.
            var digest = index.Find(file.Name) is { } entry && entry.Size == file.Length ? entry.Sha256 : null;
            assets[file.Name] = new StoredAsset(file.Name, file.Length, digest, IsComplete: true, file.FullName);
        }

        return [.. assets.Values];
    }

    private static void Remove(string folder, string name)
    {
        File.Delete(PartOf(folder, name));
        File.Delete(Path.Combine(folder, name));
        ReleaseIndex.Read(IndexOf(folder)).Without(name).Write(IndexOf(folder));
    }

    private static string PartOf(string folder, string name) => Path.Combine(folder, PrivateFolder, PartPrefix + name + Unfinished);

    private static void CheckName(string name)
    {
        if (AssetName.From(name) != name || PortableName.IsDevice(name))
        {
            throw new ReleaseException($"Local store: '{PlainText.Line(name)}' is not an asset name. Use letters, digits and '- _ . +', and no name of a Windows device.");
        }
    }
}
