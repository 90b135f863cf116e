using System.Runtime.InteropServices;
using Releasing.Failures;

namespace Releasing.Formats.Payloads.Native;

/// <summary>
/// RFC 8878 by libzstd. Always with workers, be it one: libzstd then cuts the input into jobs of a size that depends on the level alone, so the bytes are
/// the same for any number of them.
/// </summary>
internal sealed unsafe class ZstdEncoder : INativeEncoder
{
    // ZSTD_cParameter and ZSTD_EndDirective of zstd.h.
    private const int CompressionLevel = 100;
    private const int ChecksumFlag = 201;
    private const int NumberOfWorkers = 400;
    private const int Continue = 0;
    private const int End = 2;

    private readonly NativeCompressor _library;
    private readonly ZstdState _state;
    private readonly delegate* unmanaged[Cdecl]<nint, ZstdBuffer*, ZstdBuffer*, int, nuint> _compress;
    private readonly delegate* unmanaged[Cdecl]<nuint, uint> _isError;

    private ZstdEncoder(NativeCompressor library)
    {
        _library = library;
        _state = new ZstdState(library);
        _compress = (delegate* unmanaged[Cdecl]<nint, ZstdBuffer*, ZstdBuffer*, int, nuint>)library.Function("ZSTD_compressStream2");
        _isError = (delegate* unmanaged[Cdecl]<nuint, uint>)library.Function("ZSTD_isError");
    }

    /// <summary>Creates the encoder, which disposes the library with itself.</summary>
    public static ZstdEncoder Create(NativeCompressor library, PayloadSettings settings)
    {
        var encoder = new ZstdEncoder(library);
        try
        {
            encoder.Start(settings);
            return encoder;
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Creates an encoder that makes one small frame after the other, each in one step, on the thread that asks for it; it disposes the library with itself.</summary>
    public static ZstdEncoder CreateForFrames(NativeCompressor library, int level)
    {
        var encoder = new ZstdEncoder(library);
        encoder.Check(encoder.Set(CompressionLevel, level));
        return encoder;
    }

    public EncoderStep Encode(ReadOnlySpan<byte> input, Span<byte> output, bool end)
    {
        fixed (byte* from = input)
        fixed (byte* to = output)
        {
            var source = new ZstdBuffer { Bytes = from, Size = (nuint)input.Length };
            var sink = new ZstdBuffer { Bytes = to, Size = (nuint)output.Length };
            var left = Check(_compress(_state.Context, &sink, &source, end ? End : Continue));
            return new EncoderStep((int)source.Position, (int)sink.Position, end && left == 0);
        }
    }

    public void Dispose()
    {
        _state.Dispose();
        _library.Dispose();
    }

    private void Start(PayloadSettings settings)
    {
        if (_state.IsInvalid)
        {
            throw new ReleaseException("Payload: libzstd has not enough memory. Choose a lower level.");
        }

        Check(Set(CompressionLevel, settings.LevelOrDefault));
        Check(Set(ChecksumFlag, 1));
        // A libzstd that was built without threads refuses this, and then has one way to compress only: nothing is lost but speed.
        _ = Set(NumberOfWorkers, CompressorMemory.Workers(settings));
    }

    private nuint Set(int parameter, int value) =>
        ((delegate* unmanaged[Cdecl]<nint, int, int, nuint>)_library.Function("ZSTD_CCtx_setParameter"))(_state.Context, parameter, value);

    private nuint Check(nuint result) => _isError(result) == 0
        ? result
        : throw new ReleaseException($"Payload: libzstd reports '{Describe(result)}'. Choose another level, or gzip.");

    private string? Describe(nuint result) =>
        Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nuint, nint>)_library.Function("ZSTD_getErrorName"))(result));
}
