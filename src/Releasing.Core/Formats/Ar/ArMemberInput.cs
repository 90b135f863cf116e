using Releasing.Files;

namespace Releasing.Formats.Ar;

/// <summary>The bytes of one member, and an error where the archive ends before them.</summary>
internal sealed class ArMemberInput(Stream input, ArMember member, string path) : ReadOnlyStream
{
    private long _read;

    public override long Length => member.Size;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException("A member is read from its start to its end.");
    }

    public override int Read(Span<byte> buffer) => Account(buffer.Length, input.Read(Limit(buffer)));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var limited = buffer[..(int)Math.Min(buffer.Length, member.Size - _read)];
        return Account(buffer.Length, await input.ReadAsync(limited, cancellationToken));
    }

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

    private Span<byte> Limit(Span<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, member.Size - _read)];

    private int Account(int wanted, int read)
    {
        _read += read;
        return read == 0 && wanted > 0 && _read < member.Size ? throw Cut() : read;
    }

    private Failures.InvalidInputException Cut() => ArHeader.Damaged(path, $"it ends inside member '{member.Name}'");
}
