namespace Releasing.Formats.Payloads.Native;

/// <summary>A compressor in a native library, fed and drained piece by piece.</summary>
internal interface INativeEncoder : IDisposable
{
    /// <summary>Takes some input and gives some output; never neither, unless there is nothing to do.</summary>
    /// <param name="input">What is left of the input.</param>
    /// <param name="output">Room for output.</param>
    /// <param name="end">Whether the input ends here; from then on always.</param>
    /// <exception cref="Failures.ReleaseException">The library reports a fault.</exception>
    EncoderStep Encode(ReadOnlySpan<byte> input, Span<byte> output, bool end);
}
