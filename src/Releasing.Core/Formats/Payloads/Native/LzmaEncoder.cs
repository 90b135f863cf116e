using System.Globalization;
using Releasing.Failures;

namespace Releasing.Formats.Payloads.Native;

/// <summary>The .xz format by liblzma's encoder with threads; blocks of fixed size, so that the bytes do not depend on the number of threads.</summary>
internal sealed unsafe class LzmaEncoder : INativeEncoder
{
    // lzma_ret, lzma_action and lzma_check of lzma/base.h and lzma/check.h.
    private const int Ok = 0;
    private const int StreamEnd = 1;
    private const int Run = 0;
    private const int Finish = 3;
    private const int Crc64 = 4;

    private readonly NativeCompressor _library;
    private readonly LzmaState _state;
    private readonly delegate* unmanaged[Cdecl]<LzmaStream*, int, int> _code;

    private LzmaEncoder(NativeCompressor library)
    {
        _library = library;
        _state = new LzmaState(library);
        _code = (delegate* unmanaged[Cdecl]<LzmaStream*, int, int>)library.Function("lzma_code");
    }

    /// <summary>Creates the encoder, which disposes the library with itself.</summary>
    public static LzmaEncoder Create(NativeCompressor library, PayloadSettings settings)
    {
        var encoder = new LzmaEncoder(library);
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

    public EncoderStep Encode(ReadOnlySpan<byte> input, Span<byte> output, bool end)
    {
        fixed (byte* from = input)
        fixed (byte* to = output)
        {
            var stream = _state.Stream;
            stream->NextInput = from;
            stream->AvailableInput = (nuint)input.Length;
            stream->NextOutput = to;
            stream->AvailableOutput = (nuint)output.Length;
            var result = _code(stream, end ? Finish : Run);
            if (result is not (Ok or StreamEnd))
            {
                throw Failure(result);
            }

            return new EncoderStep(input.Length - (int)stream->AvailableInput, output.Length - (int)stream->AvailableOutput, result == StreamEnd);
        }
    }

    public void Dispose()
    {
        _state.Dispose();
        _library.Dispose();
    }

    private void Start(PayloadSettings settings)
    {
        var level = settings.LevelOrDefault;
        var options = new LzmaThreads
        {
            Threads = (uint)CompressorMemory.Workers(settings),
            BlockSize = (ulong)CompressorMemory.XzBlockSize(level),
            Preset = (uint)level,
            Check = Crc64,
        };
        var start = (delegate* unmanaged[Cdecl]<LzmaStream*, LzmaThreads*, int>)_library.Function("lzma_stream_encoder_mt");
        var result = start(_state.Stream, &options);
        if (result != Ok)
        {
            throw Failure(result);
        }
    }

    private static ReleaseException Failure(int result) => result == 5
        ? new ReleaseException("Payload: liblzma has not enough memory. Choose a lower level.")
        : new ReleaseException(string.Create(CultureInfo.InvariantCulture, $"Payload: liblzma reports error {result} (lzma_ret). Choose another level, or gzip."));
}
