using System.Buffers;
using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Releasing.Formats.Gzip;

/// <summary>
/// A file that holds a content's deflate blocks, none of them final, and behind them what is known of it: CRC-32 (4 bytes, little-endian as all numbers),
/// length (8), SHA-256 of the blocks (32), and the mark of the content, level and compressor that they are of (32).
/// </summary>
internal sealed class StoredContent : IAsyncDisposable
{
    private const int TrailerLength = 4 + 8 + SHA256.HashSizeInBytes + SHA256.HashSizeInBytes;
    private const int BufferSize = 256 * 1024;

    private readonly FileStream _file;

    private StoredContent(FileStream file, uint checksum)
    {
        _file = file;
        Checksum = checksum;
    }

    /// <summary>CRC-32 of the content.</summary>
    public uint Checksum { get; }

    /// <summary>Length of the blocks in bytes.</summary>
    public long CompressedLength => _file.Length - TrailerLength;

    /// <summary>Opens a file that an earlier <see cref="WriteTrailerAsync"/> ended; null when there is none, or it is damaged, or of something else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sha256">The content's digest.</param>
    /// <param name="level">The level it was compressed by.</param>
    /// <param name="length">The content's length.</param>
    /// <param name="checkedAs">The file's state when it was last found sound, which spares to read it all; null when it was not yet.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<StoredContent?> OpenAsync(string path, string sha256, int level, long length, FileState? checkedAs, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (IOException)
        {
            // Gone again, or held by somebody: as good as not there.
            return null;
        }

        var isKnown = checkedAs is not null && checkedAs == FileState.Of(file);
        var checksum = await CheckAsync(file, Mark(sha256, level), length, isKnown, cancellationToken);
        if (checksum is null)
        {
            await file.DisposeAsync();
            return null;
        }

        return new StoredContent(file, checksum.Value);
    }

    /// <summary>The file as it is now.</summary>
    public FileState State => FileState.Of(_file);

    /// <summary>Ends a file whose blocks are written.</summary>
    public static async Task WriteTrailerAsync(Stream file, byte[] blocksSha256, string sha256, int level, long length, uint checksum, CancellationToken cancellationToken)
    {
        var trailer = new byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum);
        BinaryPrimitives.WriteInt64LittleEndian(trailer.AsSpan(4), length);
        blocksSha256.CopyTo(trailer, 12);
        Mark(sha256, level).CopyTo(trailer, 12 + SHA256.HashSizeInBytes);
        await file.WriteAsync(trailer, cancellationToken);
    }

    /// <summary>Copies the blocks.</summary>
    public async Task CopyToAsync(Stream output, CancellationToken cancellationToken)
    {
        _file.Position = 0;
        await ReadAsync(_file, CompressedLength, piece => output.WriteAsync(piece, cancellationToken), cancellationToken);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    // The checksum, when everything is as it was written.
    private static async Task<uint?> CheckAsync(FileStream file, byte[] mark, long length, bool isKnown, CancellationToken cancellationToken)
    {
        if (file.Length <= TrailerLength)
        {
            return null;
        }

        file.Position = file.Length - TrailerLength;
        var trailer = new byte[TrailerLength];
        if (await file.ReadAtLeastAsync(trailer, TrailerLength, throwOnEndOfStream: false, cancellationToken) < TrailerLength
            || BinaryPrimitives.ReadInt64LittleEndian(trailer.AsSpan(4)) != length
            || !trailer.AsSpan(12 + SHA256.HashSizeInBytes).SequenceEqual(mark))
        {
            return null;
        }

        var digest = isKnown ? null : await DigestAsync(file, cancellationToken);
        return digest is null || trailer.AsSpan(12, SHA256.HashSizeInBytes).SequenceEqual(digest) ? BinaryPrimitives.ReadUInt32LittleEndian(trailer) : null;
    }

    private static async Task<byte[]> DigestAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await ReadAsync(
            file,
            file.Length - TrailerLength,
            piece =>
            {
                digest.AppendData(piece.Span);
                return ValueTask.CompletedTask;
            },
            cancellationToken);
        return digest.GetCurrentHash();
    }

    private static async Task ReadAsync(FileStream file, long length, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (length > 0 && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken) is > 0 and var read)
            {
                await take(buffer.AsMemory(0, read));
                length -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Another build of this library or of the deflater might make other bytes; what it stored is then none of ours.
    private static byte[] Mark(string sha256, int level) =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"{sha256} {level} {Build(typeof(StoredContent).Assembly)} {Build(typeof(Deflater).Assembly)}"));

    private static Guid Build(Assembly assembly) => assembly.ManifestModule.ModuleVersionId;
}
