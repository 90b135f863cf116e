namespace Releasing.Formats.Payloads.Native;

/// <summary>Unpacks frames of RFC 8878 by libzstd, each in one step.</summary>
internal sealed unsafe class ZstdDecoder
{
    private readonly NativeCompressor _library;
    private readonly delegate* unmanaged[Cdecl]<byte*, nuint, byte*, nuint, nuint> _decompress;
    private readonly delegate* unmanaged[Cdecl]<nuint, uint> _isError;

    private ZstdDecoder(NativeCompressor library)
    {
        _library = library;
        _decompress = (delegate* unmanaged[Cdecl]<byte*, nuint, byte*, nuint, nuint>)library.Function("ZSTD_decompress");
        _isError = (delegate* unmanaged[Cdecl]<nuint, uint>)library.Function("ZSTD_isError");
    }

    /// <summary>Creates it; null where there is no libzstd.</summary>
    public static ZstdDecoder? TryCreate() => NativeCompressor.TryLoad(NativeLibraryName.Of(PayloadCompression.Zstd)) is { } library ? new ZstdDecoder(library) : null;

    /// <summary>Unpacks what is nothing but whole frames.</summary>
    /// <returns>How many bytes they unpack to; null when they are damaged, or do not fit.</returns>
    public int? Decode(ReadOnlySpan<byte> input, Span<byte> output)
    {
        fixed (byte* from = input)
        fixed (byte* to = output)
        {
            var count = _decompress(to, (nuint)output.Length, from, (nuint)input.Length);
            var isError = _isError(count) != 0;

            // The library is unloaded when nobody holds it any more.
            GC.KeepAlive(_library);
            return isError ? null : (int)count;
        }
    }
}
