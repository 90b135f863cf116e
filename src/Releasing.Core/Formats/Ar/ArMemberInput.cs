namespace Releasing.Formats.Ar;

/// <summary>The bytes of one member, and an error where the archive ends before them.</summary>
internal sealed class ArMemberInput(Stream input, ArMember member, string path) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => member.Size;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException("A member is read from its start to its end.");
    }

    public override int Read(Span<byte> buffer) => Account(buffer.Length, input.Read(Limit(buffer)));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var limited = buffer[..(int)Math.Min(buffer.Length, member.Size - _read)];
        return Account(buffer.Length, await input.ReadAsync(limited, cancellationToken));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Goes to the member's end, without reading where the archive can seek.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken)
    {
        if (!input.CanSeek)
        {
            await CopyToAsync(Null, cancellationToken);
            return;
        }

        var end = input.Position + member.Size - _read;
        if (end > input.Length)
        {
            throw Cut();
        }

        input.Position = end;
        _read = member.Size;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A member is read from its start to its end.");

    public override void SetLength(long value) => throw new NotSupportedException("A member is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A member is only read.");

    private Span<byte> Limit(Span<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, member.Size - _read)];

    private int Account(int wanted, int read)
    {
        _read += read;
        return read == 0 && wanted > 0 && _read < member.Size ? throw Cut() : read;
    }

    private Failures.InvalidInputException Cut() => ArHeader.Damaged(path, $"it ends inside member '{member.Name}'");
}
