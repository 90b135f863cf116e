using Releasing.Files;

namespace Releasing.Formats.Payloads;

/// <summary>A payload that is not compressed.</summary>
internal sealed class StoredPayload(Stream output) : PayloadStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        output.Write(buffer);
        UncompressedLength += buffer.Length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await output.WriteAsync(buffer, cancellationToken);
        UncompressedLength += buffer.Length;
    }

    public override async ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken)
    {
        await content.CopyToAsync(output, length, observe, cancellationToken);
        UncompressedLength += length;
    }

    public override ValueTask CompleteAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public override void Flush() => output.Flush();
}
