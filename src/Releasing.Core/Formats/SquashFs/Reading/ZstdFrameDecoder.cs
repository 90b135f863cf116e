using Releasing.Failures;
using Releasing.Formats.Payloads.Native;

namespace Releasing.Formats.SquashFs;

/// <summary>Blocks that are frames of Zstandard (RFC 8878), by the libzstd of this machine.</summary>
/// <param name="path">What messages call the image.</param>
internal sealed class ZstdFrameDecoder(string path) : IBlockDecoder
{
    private readonly ZstdDecoder _decoder = ZstdDecoder.TryCreate() ?? throw new NotReadException(path, "its blocks need libzstd, which is not on this machine", "Install it");

    public string Name => "Zstandard";

    public int? Decode(byte[] block, byte[] target) => _decoder.Decode(block, target);
}
