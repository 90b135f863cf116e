using Releasing.Formats.Payloads.Native;

namespace Releasing.Formats.Payloads;

/// <summary>A payload compressed by a library in this process.</summary>
internal sealed class NativePayload(Stream output, INativeEncoder encoder) : BufferedPayload
{
    private readonly byte[] _compressed = new byte[128 * 1024];

    protected override void Compress(ReadOnlyMemory<byte> input)
    {
        while (input.Length > 0)
        {
            var step = encoder.Encode(input.Span, _compressed, end: false);
            input = input[step.Consumed..];
            output.Write(_compressed.AsSpan(0, step.Written));
        }
    }

    protected override async ValueTask CompressAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        while (input.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = encoder.Encode(input.Span, _compressed, end: false);
            input = input[step.Consumed..];
            await output.WriteAsync(_compressed.AsMemory(0, step.Written), cancellationToken);
        }
    }

    protected override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        EncoderStep step;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            step = encoder.Encode([], _compressed, end: true);
            await output.WriteAsync(_compressed.AsMemory(0, step.Written), cancellationToken);
        }
        while (!step.Ended);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            encoder.Dispose();
        }

        base.Dispose(disposing);
    }
}
