using Releasing.Files;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Bytes that a reader gives piece by piece.</summary>
/// <param name="pieces">The pieces; each is good until the next is asked for.</param>
internal sealed class PieceStream(IEnumerable<ReadOnlyMemory<byte>> pieces) : ReadOnlyStream
{
    private readonly IEnumerator<ReadOnlyMemory<byte>> _pieces = pieces.GetEnumerator();
    private ReadOnlyMemory<byte> _left;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_left.IsEmpty && buffer.Length > 0)
        {
            if (!_pieces.MoveNext())
            {
                return 0;
            }

            _left = _pieces.Current;
        }

        var count = Math.Min(buffer.Length, _left.Length);
        _left.Span[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _pieces.Dispose();
        base.Dispose(disposing);
    }
}
