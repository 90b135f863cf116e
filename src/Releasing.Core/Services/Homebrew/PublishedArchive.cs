using System.IO.Compression;
using Releasing.Failures;
using Releasing.Verification.Folders;
using Releasing.Verification.Folders.Contents;

namespace Releasing.Services.Homebrew;

/// <summary>A tar.gz as the store has published it: its digest and its files, read once, as a stream.</summary>
/// <param name="Sha256">The digest of the bytes: 64 lower-case hexadecimal digits.</param>
/// <param name="Files">Its files; links count too.</param>
public sealed record PublishedArchive(string Sha256, IReadOnlyList<ArchivedFile> Files)
{
    private const int OwnerMayExecute = 64;

    /// <summary>Downloads an archive from its store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="release">The release.</param>
    /// <param name="asset">The archive.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <exception cref="ReleaseException">It is damaged, or its bytes are not those that the store tells.</exception>
    public static async Task<PublishedArchive> ReadAsync(IReleaseStore store, StoredRelease release, StoredAsset asset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(asset);
        var files = new List<ArchivedFile>();
        await using var content = await store.OpenAssetAsync(release, asset, cancellationToken);
        await using var hashing = new HashingReader(content);
        try
        {
            var budget = new ContentBudget(asset.Size);
            await using (var tar = new BudgetStream(new GZipStream(hashing, CompressionMode.Decompress, leaveOpen: true), budget))
            {
                await TarScan.RunAsync(tar, budget, (member, _, _) =>
                {
                    if (member.Kind is MemberKind.File or MemberKind.SymbolicLink or MemberKind.HardLink)
                    {
                        files.Add(new ArchivedFile(member.Name, ((member.Mode ?? 0) & OwnerMayExecute) != 0));
                    }

                    return Task.CompletedTask;
                }, cancellationToken);
            }

            await hashing.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (Exception error) when (error is CheckFailedException or InvalidDataException or EndOfStreamException)
        {
            throw new ReleaseException($"{asset.Name}: the published archive cannot be read ({error.Message.TrimEnd('.')}). Look at {asset.Address}.", error);
        }

        return asset.Sha256 is null || asset.Sha256 == hashing.Sha256
            ? new PublishedArchive(hashing.Sha256, files)
            : throw new ReleaseException($"{asset.Name}: the store tells SHA-256 {asset.Sha256}, its bytes have {hashing.Sha256}. Nothing is written that names them; look at {asset.Address}.");
    }
}
