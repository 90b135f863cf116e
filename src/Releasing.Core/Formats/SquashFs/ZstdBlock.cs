using Releasing.Failures;
using Releasing.Formats.Gzip;
using Releasing.Formats.Payloads;
using Releasing.Formats.Payloads.Native;

namespace Releasing.Formats.SquashFs;

/// <summary>A block that becomes one frame of Zstandard (RFC 8878) with the length of its contents and without a checksum, as mksquashfs makes them.</summary>
internal sealed class ZstdBlock : CompressibleBlock, IDisposable
{
    // ZSTD_COMPRESSBOUND of zstd.h, rounded up.
    private const int LeastRoom = 512;
    private const int RoomShift = 8;

    private readonly ZstdEncoder _encoder;
    private readonly byte[] _output;
    private int _length;

    public ZstdBlock(int level, int size)
        : base(size)
    {
        var library = NativeCompressor.TryLoad(NativeLibraryName.Of(PayloadCompression.Zstd))
            ?? throw new ReleaseException("SquashFS: the library libzstd is gone. Install it again, or choose gzip.");
        _encoder = ZstdEncoder.CreateForFrames(library, level);
        _output = new byte[size + (size >> RoomShift) + LeastRoom];
    }

    public override ReadOnlyMemory<byte> Output => _output.AsMemory(0, _length);

    public void Dispose() => _encoder.Dispose();

    protected override void CompressInput(bool toNothing)
    {
        _length = 0;
        for (var (done, ended) = (0, toNothing); !ended;)
        {
            var step = _encoder.Encode(Input.AsSpan(done, InputLength - done), _output.AsSpan(_length), end: true);
            (done, _length, ended) = (done + step.Consumed, _length + step.Written, step.Ended);
        }
    }
}
