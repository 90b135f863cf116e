using Releasing.Files;

namespace Releasing.Formats.Payloads;

/// <summary>Gathers the small pieces in which archives are written, so that a compressor is called for large ones only.</summary>
internal abstract class BufferedPayload : PayloadStream
{
    private const int BufferSize = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _filled;

    public sealed override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            buffer = buffer[Take(buffer)..];
            if (_filled == BufferSize)
            {
                Compress(TakeFilled());
            }
        }
    }

    public sealed override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            buffer = buffer[Take(buffer.Span)..];
            if (_filled == BufferSize)
            {
                await CompressAsync(TakeFilled(), cancellationToken);
            }
        }
    }

    public sealed override async ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken) =>
        await content.CopyBytesAsync(this, length, observe, cancellationToken);

    public sealed override async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        await CompressAsync(TakeFilled(), cancellationToken);
        await EndAsync(cancellationToken);
    }

    /// <summary>Does nothing: to flush part of the input would make the bytes depend on when the caller flushes.</summary>
    public sealed override void Flush()
    {
    }

    protected abstract void Compress(ReadOnlyMemory<byte> input);

    protected abstract ValueTask CompressAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken);

    protected abstract ValueTask EndAsync(CancellationToken cancellationToken);

    private int Take(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, BufferSize - _filled);
        bytes[..count].CopyTo(_buffer.AsSpan(_filled));
        _filled += count;
        UncompressedLength += count;
        return count;
    }

    private ReadOnlyMemory<byte> TakeFilled()
    {
        var filled = _buffer.AsMemory(0, _filled);
        _filled = 0;
        return filled;
    }
}
