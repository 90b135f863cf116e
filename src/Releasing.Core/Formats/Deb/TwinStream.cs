using Releasing.Files;

namespace Releasing.Formats.Deb;

/// <summary>Gives the same bytes to two streams; disposing it leaves both open.</summary>
internal sealed class TwinStream(Stream first, Stream second) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        first.Write(buffer);
        second.Write(buffer);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await first.WriteAsync(buffer, cancellationToken);
        await second.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
        first.Flush();
        second.Flush();
    }
}
