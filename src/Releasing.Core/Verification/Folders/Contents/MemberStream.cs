using Releasing.Files;

namespace Releasing.Verification.Folders.Contents;

/// <summary>The bytes of one member, out of a stream that reads forward alone.</summary>
internal sealed class MemberStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private long _left;

    public MemberStream(Stream inner, long length) => (_inner, Length, _left) = (inner, length, length);

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException();
    }

    /// <summary>Passes over what was not read, and the padding.</summary>
    public async Task SkipAsync(long padding, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(64 * 1024, Math.Max(1, _left + padding))];
        for (var left = _left + padding; left > 0;)
        {
            var read = await _inner.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            left -= read > 0 ? read : throw Cut();
        }

        _left = 0;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Took(buffer.Length, await _inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Took(buffer.Length, _inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]));

    private int Took(int wanted, int read)
    {
        _left -= read;
        return read > 0 || wanted == 0 || _left == 0 ? read : throw Cut();
    }

    private static CheckFailedException Cut() => new(FolderReason.ContentsMalformed, "The archive ends inside of a member.");
}
