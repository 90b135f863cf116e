using Releasing.Failures;

namespace Releasing.Sboms.Locks;

/// <summary>Reads a lock file once from its start: no more than <see cref="ScanLimits.FileBytes"/>, and only until it is cancelled.</summary>
internal sealed class BoundedStream(Stream content, LockFile file) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        file.Cancellation.ThrowIfCancellationRequested();
        var count = content.Read(buffer);
        _read += count;
        return _read <= ScanLimits.FileBytes
            ? count
            : throw new InvalidInputException(Text.PlainText.Line(file.Path), $"it is longer than {ScanLimits.FileBytes} bytes", "Check that it is a lock file");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
