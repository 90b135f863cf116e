using System.Security.Cryptography;
using Releasing.Files;

namespace Releasing.Formats.Rpm;

/// <summary>Shows bytes to a digest and keeps none.</summary>
internal sealed class DigestStream(IncrementalHash digest) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => digest.AppendData(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        digest.AppendData(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }
}
