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

    /// <summary>Opens a file that an earlier <see cref="WriteTrailerAsync"/> made; null when there is none, or it is damaged, or of something else.</summary>
    public static async Task<StoredContent?> OpenAsync(string path, string sha256, int level, long length, CancellationToken cancellationToken)
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

        var checksum = await CheckAsync(file, Mark(sha256, level), length, cancellationToken);
        if (checksum is null)
        {
            await file.DisposeAsync();
            return null;
        }

        return new StoredContent(file, checksum.Value);
    }

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
    private static async Task<uint?> CheckAsync(FileStream file, byte[] mark, long length, CancellationToken cancellationToken)
    {
        if (file.Length <= TrailerLength)
        {
            return null;
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var whole = await ReadAsync(
            file,
            file.Length - TrailerLength,
            piece =>
            {
                digest.AppendData(piece.Span);
                return ValueTask.CompletedTask;
            },
            cancellationToken);
        var trailer = new byte[TrailerLength];
        if (!whole || await file.ReadAtLeastAsync(trailer, TrailerLength, throwOnEndOfStream: false, cancellationToken) < TrailerLength)
        {
            return null;
        }

        var sound = BinaryPrimitives.ReadInt64LittleEndian(trailer.AsSpan(4)) == length
            && trailer.AsSpan(12, SHA256.HashSizeInBytes).SequenceEqual(digest.GetCurrentHash())
            && trailer.AsSpan(12 + SHA256.HashSizeInBytes).SequenceEqual(mark);
        return sound ? BinaryPrimitives.ReadUInt32LittleEndian(trailer) : null;
    }

    private static async Task<bool> ReadAsync(FileStream file, long length, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (length > 0 && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken) is > 0 and var read)
            {
                await take(buffer.AsMemory(0, read));
                length -= read;
            }

            return length == 0;
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
