using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Sboms.Locks;

/// <summary>Reads a lock file once from its start: no more than <see cref="ScanLimits.FileBytes"/>, and only until it is cancelled.</summary>
internal sealed class BoundedStream(Stream content, LockFile file) : ReadOnlyStream
{
    private long _read;

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

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }
}
