using System.Runtime.InteropServices;

namespace Releasing.Formats.Payloads.Native;

/// <summary><c>ZSTD_inBuffer</c> and <c>ZSTD_outBuffer</c> of <c>zstd.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZstdBuffer
{
    public byte* Bytes;
    public nuint Size;
    public nuint Position;
}
