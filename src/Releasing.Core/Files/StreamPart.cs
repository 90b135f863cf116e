namespace Releasing.Files;

/// <summary>So many bytes of a stream, from where it stands: whoever reads it sees an end there. Disposing it leaves the stream open.</summary>
/// <param name="inner">The stream; nobody else reads it meanwhile.</param>
/// <param name="length">How many bytes.</param>
internal sealed class StreamPart(Stream inner, long length) : Stream
{
    private long _read;

    /// <summary>How many are not read yet.</summary>
    public long Left => length - _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException("This part of a stream is only read, from its start to its end.");
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
        _read += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("This part of a stream is only read, from its start to its end.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is only read.");
}
