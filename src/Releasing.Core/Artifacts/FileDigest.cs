using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;

namespace Releasing.Artifacts;

/// <summary>What a file or a folder holds.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Size">Size in bytes; for a folder the sum of its files.</param>
public sealed record FileDigest(string Sha256, long Size)
{
    private const int BufferSize = 256 * 1024;

    /// <summary>The digest of a file, or the tree digest of a folder; memory use does not depend on the size.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ReleaseException">There is nothing at the path.</exception>
    public static Task<FileDigest> OfAsync(string path, CancellationToken cancellationToken = default) =>
        Directory.Exists(path) ? TreeDigest.OfAsync(path, cancellationToken) : OfFileAsync(path, cancellationToken);

    /// <summary>The digest of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ReleaseException">There is no such file.</exception>
    public static async Task<FileDigest> OfFileAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            throw new ReleaseException($"{path}: there is no such file. Build it first, or correct the path.");
        }
        // No FileOptions.Asynchronous: every read is as large as the buffer, and the pool's thread is the cheaper way there on Unix.
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return await OfStreamAsync(stream, cancellationToken);
    }

    /// <summary>The digest of everything a stream still gives.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<FileDigest> OfStreamAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var size = 0L;
            while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                size += read;
            }

            return new FileDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The digest of a text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
