using System.Collections.Concurrent;
using System.Text;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Services;

/// <summary>
/// Reads every asset of a release back from its store and holds it against the catalogue and the release's own checksum
/// files. What the store says about digests counts for nothing here.
/// </summary>
public static class ReleaseVerification
{
    private const long LargestChecksumFile = 16 * 1024 * 1024;

    /// <summary>Verifies a draft or a published release.</summary>
    /// <param name="store">Where it lives.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="expected">What should be in it: <see cref="Catalogue.Released"/>.</param>
    /// <param name="parallelism">How many assets are read side by side.</param>
    /// <param name="besides">Names of assets that may be there too and are not looked at: those of the report of this very verification.</param>
    /// <param name="folder">An empty folder in which what was read is left, each asset under its name, so that nothing need be downloaded twice; null keeps nothing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A row per asset; all problems at once, none as an exception.</returns>
    /// <exception cref="ReleaseException">There is no such release.</exception>
    public static async Task<VerificationReport> RunAsync(
        IReleaseStore store, string tag, IReadOnlyList<Artifact> expected, int parallelism = 4, IReadOnlyList<string>? besides = null, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(expected);
        var release = await store.FindAsync(tag, cancellationToken)
            ?? throw new ReleaseException($"Verification: the {store.Name} store has no release of '{tag}'. Create it first.");
        var there = (await store.ListAssetsAsync(release, cancellationToken)).Where(asset => besides?.Contains(asset.Name, StringComparer.Ordinal) != true)
            .ToDictionary(asset => asset.Name, StringComparer.Ordinal);
        var wanted = expected.ToDictionary(artifact => artifact.Name, StringComparer.Ordinal);
        var reader = new AssetReader(store, release, folder);
        var bytes = new ConcurrentDictionary<string, AssetBytes>(StringComparer.Ordinal);
        var complete = there.Values.Where(asset => asset.IsComplete && wanted.ContainsKey(asset.Name))
            .ToLookup(asset => wanted[asset.Name].Kind is ArtifactKind.Checksum);

        // The checksum files first: they tell whether SHA-512 is needed, so that no asset is read twice.
        foreach (var asset in complete[true])
        {
            bytes[asset.Name] = await reader.ReadAsync(asset, withSha512: true, asText: asset.Size <= LargestChecksumFile, cancellationToken);
        }

        var checksums = complete[true].Where(asset => bytes[asset.Name].Failure is null)
            .Select(asset => ChecksumFile.Parse(wanted[asset.Name], bytes[asset.Name].Text)).ToArray();
        var withSha512 = checksums.Any(file => file.HasSha512);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, parallelism), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(complete[false], parallel, async (asset, token) =>
            bytes[asset.Name] = await reader.ReadAsync(asset, withSha512, asText: false, token));

        var rows = there.Keys.Union(wanted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => Check(name, wanted.GetValueOrDefault(name), there.GetValueOrDefault(name), bytes.GetValueOrDefault(name), checksums));
        return new VerificationReport(store.Name, tag, [.. rows], [.. checksums.SelectMany(file => file.ProblemsWith(wanted.Keys))]);
    }

    private static VerifiedAsset Check(string name, Artifact? wanted, StoredAsset? there, AssetBytes? bytes, ChecksumFile[] checksums)
    {
        var problems = new List<string>();
        // A name that is not ours may hold anything; for those of the catalogue this changes nothing.
        name = PlainText.Line(name);
        if (there is null)
        {
            problems.Add($"'{name}' is missing. Upload it.");
        }
        else if (!there.IsComplete)
        {
            problems.Add($"'{name}' is not completely uploaded. Upload it again.");
        }
        else if (bytes?.Failure is { } failure)
        {
            problems.Add($"'{name}' cannot be read back: {PlainText.Line(failure)}");
        }

        if (wanted is null)
        {
            problems.Add($"'{name}' is in the release and not in the catalogue. Remove it, or add it to the release.");
        }

        if (wanted is not null && bytes is { Failure: null })
        {
            if (bytes.Sha256 != wanted.Sha256)
            {
                problems.Add($"'{name}' has SHA-256 {bytes.Sha256} in the store, the catalogue has {wanted.Sha256}. Delete the one in the store and upload it again.");
            }

            if (bytes.Size != wanted.Size)
            {
                problems.Add($"'{name}' has {bytes.Size} bytes in the store, the catalogue has {wanted.Size}.");
            }

            problems.AddRange(checksums.Select(file => file.ProblemWith(wanted, bytes)).OfType<string>());
        }

        return new VerifiedAsset(name, wanted?.Sha256, bytes?.Sha256, bytes?.Size ?? 0, problems);
    }

    private sealed class AssetReader(IReleaseStore store, StoredRelease release, string? folder)
    {
        // Only names of the catalogue are read: they are file names.
        public async Task<AssetBytes> ReadAsync(StoredAsset asset, bool withSha512, bool asText, CancellationToken cancellationToken)
        {
            try
            {
                await using var target = Target(asset, asText);
                await using var hashing = new HashingStream(target, withSha512);
                await using var stream = await store.OpenAssetAsync(release, asset, cancellationToken);
                await stream.CopyToAsync(hashing, 256 * 1024, cancellationToken);
                return new AssetBytes(hashing.Sha256, hashing.Sha512, hashing.BytesWritten, asText ? await TextAsync(target, cancellationToken) : "");
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                return new AssetBytes(null, null, 0, "", error.Message);
            }
        }

        private Stream Target(StoredAsset asset, bool asText) => folder is not null
            ? new FileStream(Path.Combine(folder, asset.Name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous)
            : asText ? new MemoryStream() : Stream.Null;

        private static async Task<string> TextAsync(Stream target, CancellationToken cancellationToken)
        {
            target.Position = 0;
            using var reader = new StreamReader(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            return await reader.ReadToEndAsync(cancellationToken);
        }
    }
}

/// <summary>What was read of one asset.</summary>
internal sealed record AssetBytes(string? Sha256, string? Sha512, long Size, string Text, string? Failure = null);
