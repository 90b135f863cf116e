using System.Runtime.InteropServices;

namespace Releasing.Formats.Payloads.Native;

/// <summary><c>lzma_stream</c> of <c>lzma/base.h</c>; all zero is its initial state.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaStream
{
    public byte* NextInput;
    public nuint AvailableInput;
    public ulong TotalInput;
    public byte* NextOutput;
    public nuint AvailableOutput;
    public ulong TotalOutput;
    public void* Allocator;
    public void* State;
    private void* _reserved1;
    private void* _reserved2;
    private void* _reserved3;
    private void* _reserved4;
    private ulong _reserved5;
    private ulong _reserved6;
    private nuint _reserved7;
    private nuint _reserved8;
    private int _reserved9;
    private int _reserved10;
}
