using System.Runtime.InteropServices;

namespace Releasing.Formats.Payloads.Native;

/// <summary><c>lzma_mt</c> of <c>lzma/container.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaThreads
{
    public uint Flags;
    public uint Threads;
    public ulong BlockSize;
    public uint Timeout;
    public uint Preset;
    public void* Filters;
    public int Check;
    private int _reserved1;
    private int _reserved2;
    private int _reserved3;
    private uint _reserved4;
    private uint _reserved5;
    private uint _reserved6;
    private uint _reserved7;
    private ulong _memoryLimitThreading;
    private ulong _memoryLimitStop;
    private ulong _reserved8;
    private ulong _reserved9;
    private void* _reserved10;
    private void* _reserved11;
    private void* _reserved12;
    private void* _reserved13;
}
