namespace Releasing.Formats.Payloads.Native;

/// <summary>A <c>ZSTD_CCtx</c>.</summary>
internal sealed unsafe class ZstdState : NativeState
{
    private readonly delegate* unmanaged[Cdecl]<nint, nuint> _free;

    public ZstdState(NativeCompressor library)
        : base(library)
    {
        _free = (delegate* unmanaged[Cdecl]<nint, nuint>)library.Function("ZSTD_freeCCtx");
        SetHandle(((delegate* unmanaged[Cdecl]<nint>)library.Function("ZSTD_createCCtx"))());
    }

    public nint Context => handle;

    protected override void Free() => _ = _free(handle);
}
