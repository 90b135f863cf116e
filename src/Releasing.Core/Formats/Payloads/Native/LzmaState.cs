using System.Runtime.InteropServices;

namespace Releasing.Formats.Payloads.Native;

/// <summary>An <c>lzma_stream</c>, in memory that does not move, as the library keeps its address.</summary>
internal sealed unsafe class LzmaState : NativeState
{
    private readonly delegate* unmanaged[Cdecl]<LzmaStream*, void> _end;

    public LzmaState(NativeCompressor library)
        : base(library)
    {
        _end = (delegate* unmanaged[Cdecl]<LzmaStream*, void>)library.Function("lzma_end");
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(LzmaStream)));
    }

    public LzmaStream* Stream => (LzmaStream*)handle;

    protected override void Free()
    {
        _end(Stream);
        NativeMemory.Free(Stream);
    }
}
