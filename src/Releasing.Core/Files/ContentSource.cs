using System.Buffers;
using System.Security.Cryptography;
using Releasing.Failures;

namespace Releasing.Files;

/// <summary>The bytes of a file-to-be: known by length at once, opened only when a writer gets to them.</summary>
public abstract class ContentSource
{
    private const int CopyBufferSize = 256 * 1024;

    /// <summary>What a message calls these bytes: a path, or what made them.</summary>
    public abstract string Origin { get; }

    /// <summary>Length in bytes, as of now.</summary>
    /// <exception cref="ReleaseException">The file is missing.</exception>
    public abstract long Length { get; }

    /// <summary>SHA-256 of the bytes where it was known beforehand, 64 lowercase hexadecimal digits; null otherwise. Bytes of another digest are an error when they are read.</summary>
    public virtual string? Sha256 => null;

    /// <summary>Opens the bytes from their start; the caller disposes the stream.</summary>
    /// <exception cref="ReleaseException">The file is missing or cannot be read.</exception>
    public abstract Stream Open();

    /// <summary>The bytes of a file on disk, read when a writer gets to it.</summary>
    /// <param name="path">Path of the file.</param>
    public static ContentSource FromFile(string path) => new FileContent(path, null);

    /// <summary>The bytes of a file on disk whose digest is known, as that of an artifact.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="sha256">SHA-256, 64 lowercase hexadecimal digits.</param>
    public static ContentSource FromFile(string path, string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? new FileContent(path, sha256)
            : throw new ArgumentException("A SHA-256 has 64 lowercase hexadecimal digits.", nameof(sha256));
    }

    /// <summary>Bytes in memory.</summary>
    /// <param name="bytes">The bytes; they must not change later.</param>
    /// <param name="origin">What a message calls them.</param>
    public static ContentSource FromBytes(ReadOnlyMemory<byte> bytes, string origin) => new MemoryContent(bytes, origin);

    /// <summary>Copies exactly <paramref name="length"/> bytes, which a header has already promised.</summary>
    /// <param name="destination">Where they go; an <see cref="IContentSink"/> gets the content as a whole.</param>
    /// <param name="length">The promised length in bytes.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    /// <exception cref="ReleaseException">The content turned out shorter or longer than promised: something writes to it.</exception>
    public Task CopyToAsync(Stream destination, long length, CancellationToken cancellationToken = default) => CopyToAsync(destination, length, null, cancellationToken);

    /// <summary>As <see cref="CopyToAsync(Stream, long, CancellationToken)"/>, and shows the bytes as they pass.</summary>
    /// <param name="destination">Where they go; an <see cref="IContentSink"/> gets the content as a whole.</param>
    /// <param name="length">The promised length in bytes.</param>
    /// <param name="observe">Shown every byte in order; null when nobody looks.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    /// <exception cref="ReleaseException">As above.</exception>
    public Task CopyToAsync(Stream destination, long length, ContentObserver? observe, CancellationToken cancellationToken) =>
        destination is IContentSink sink ? sink.WriteContentAsync(this, length, observe, cancellationToken).AsTask() : CopyBytesAsync(destination, length, observe, cancellationToken);

    /// <summary>As <see cref="CopyToAsync(Stream, long, ContentObserver, CancellationToken)"/>, always byte by byte: for sinks themselves.</summary>
    internal async Task CopyBytesAsync(Stream destination, long length, ContentObserver? observe, CancellationToken cancellationToken)
    {
        await using var source = Open();
        using var digest = Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBufferSize);
        try
        {
            long copied = 0;
            // One byte more than promised is asked for, so that growth shows without a second look at the file.
            while (await NextAsync(source, buffer.AsMemory(0, (int)Math.Min(CopyBufferSize, length - copied + 1)), length < CopyBufferSize, cancellationToken) is > 0 and var read)
            {
                if (copied + read > length)
                {
                    throw Changed($"it grew past {length} bytes");
                }

                // The digest beside everything else that is done with the piece: it may take as long.
                var digesting = digest is null ? Task.CompletedTask : Task.Run(() => digest.AppendData(buffer, 0, read), CancellationToken.None);
                try
                {
                    observe?.Invoke(buffer.AsSpan(0, read));
                    await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
                finally
                {
                    await digesting;
                }

                copied += read;
            }

            if (copied < length)
            {
                throw Changed($"it shrank from {length} to {copied} bytes");
            }

            if (digest is not null && Convert.ToHexStringLower(digest.GetCurrentHash()) is var real && real != Sha256)
            {
                throw new InvalidInputException(Origin, $"the file is no longer the one that was built: its SHA-256 is {real}, not {Sha256}", "Build it again, and let nothing else write to it");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A small file is read faster than a thread is found to read it; a package may have thousands.
    private static ValueTask<int> NextAsync(Stream source, Memory<byte> buffer, bool small, CancellationToken cancellationToken) =>
        small ? ValueTask.FromResult(source.Read(buffer.Span)) : source.ReadAsync(buffer, cancellationToken);

    private InvalidInputException Changed(string how) =>
        new(Origin, $"the content changed while it was read, {how}", "Run the step again when nothing else writes to it");
}
