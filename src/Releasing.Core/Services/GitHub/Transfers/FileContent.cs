using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Failures;

namespace Releasing.Services.GitHub.Transfers;

/// <summary>
/// A file on its way out: read from the disk while it is sent, and hashed on the way. Its last bytes leave only when the digest is the promised one, so what arrives whole is right: a file that changed
/// arrives cut short, and no server takes that for complete. Sent once.
/// </summary>
internal sealed class FileContent : HttpContent
{
    private const int BufferSize = 256 * 1024;

    private readonly AssetUpload _upload;
    private readonly FileStream _file;
    private readonly Patience _patience;

    private FileContent(AssetUpload upload, FileStream file, Patience patience)
    {
        (_upload, _file, _patience) = (upload, file, patience);
        Headers.ContentType = new MediaTypeHeaderValue(upload.MediaType);
        Headers.ContentLength = upload.Size;
    }

    /// <summary>Why it was not sent to its end; null when nothing was wrong with the file.</summary>
    public ReleaseException? Refusal { get; private set; }

    /// <summary>Opens the file.</summary>
    /// <param name="upload">The file with its promised size and digest.</param>
    /// <param name="stall">How long the network may take no bytes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the look at a file of another size.</param>
    /// <exception cref="ReleaseException">It is not there, or its size is not the promised one.</exception>
    public static async Task<FileContent> OpenAsync(AssetUpload upload, TimeSpan stall, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(upload.File))
        {
            throw new ReleaseException($"{upload.File}: there is no such file to upload as '{upload.Name}'. Build it first.");
        }

        var file = new FileStream(upload.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (file.Length == upload.Size)
        {
            return new FileContent(upload, file, new Patience(stall, time));
        }

        await using (file)
        {
            throw Other(upload, await FileDigest.OfStreamAsync(file, cancellationToken));
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (held, next) = (new byte[BufferSize], new byte[BufferSize]);
        var (read, length) = (0L, 0);
        for (int count; (count = await _file.ReadAsync(next, cancellationToken)) > 0 && read <= _upload.Size;)
        {
            hash.AppendData(next, 0, count);
            read += count;
            if (read <= _upload.Size)
            {
                await SendAsync(stream, held.AsMemory(0, length), cancellationToken);
            }

            (held, next, length) = (next, held, count);
        }

        // The last piece is still here: without it the promised length is not reached.
        var found = new FileDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), read);
        if (found.Sha256 != _upload.Sha256 || found.Size != _upload.Size)
        {
            Refusal = Other(_upload, found);
            throw Refusal;
        }

        await SendAsync(stream, held.AsMemory(0, length), cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _upload.Size;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _patience.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SendAsync(Stream stream, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken) => await _patience.WithinAsync(
        async token =>
        {
            await stream.WriteAsync(piece, token);
            return piece.Length;
        },
        cancellationToken);

    private static ReleaseException Other(AssetUpload upload, FileDigest found) =>
        new($"GitHub: '{upload.Name}' should have SHA-256 {upload.Sha256} ({upload.Size} bytes), {upload.File} has {found.Sha256} ({found.Size} bytes). Build it again; nothing was uploaded.");
}
