namespace Releasing.Files;

/// <summary>So many bytes of a stream, from where it stands: whoever reads it sees an end there. Disposing it leaves the stream open.</summary>
/// <param name="inner">The stream; nobody else reads it meanwhile.</param>
/// <param name="length">How many bytes.</param>
internal sealed class StreamPart(Stream inner, long length) : ReadOnlyStream
{
    private long _read;

    /// <summary>How many are not read yet.</summary>
    public long Left => length - _read;

    public override long Length => length;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
        _read += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Left)], cancellationToken);
        _read += read;
        return read;
    }
}
