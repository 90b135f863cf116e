using Releasing.Files;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Payloads;

/// <summary>A payload compressed by the library's own deterministic gzip.</summary>
internal sealed class GzipPayload : PayloadStream
{
    private readonly GzipStreamWriter _gzip;

    public GzipPayload(Stream output, PayloadSettings settings) =>
        _gzip = new GzipStreamWriter(output, new DeflateSettings { Level = settings.LevelOrDefault, Parallelism = settings.Parallelism, Shared = settings.Shared });

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _gzip.Write(buffer);
        UncompressedLength += buffer.Length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _gzip.WriteAsync(buffer, cancellationToken);
        UncompressedLength += buffer.Length;
    }

    public override async ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken)
    {
        await content.CopyToAsync(_gzip, length, observe, cancellationToken);
        UncompressedLength += length;
    }

    public override ValueTask CompleteAsync(CancellationToken cancellationToken = default) => _gzip.CompleteAsync(cancellationToken);

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }
}
