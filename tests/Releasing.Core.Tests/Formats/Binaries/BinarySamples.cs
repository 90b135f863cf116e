using Releasing.Core.Tests.Formats.Elf;
using Releasing.Core.Tests.Formats.MachO;
using Releasing.Core.Tests.Formats.Pe;
using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.Binaries;

/// <summary>One small program of every kind, and ways to read it through a real file.</summary>
public static class BinarySamples
{
    public static IEnumerable<byte[]> All() =>
    [
        new ElfSample { Interpreter = "/lib/ld.so", Libraries = ["libm.so.6", "libc.so.6"], Needs = [("libm.so.6", ["GLIBC_2.9"]), ("libc.so.6", ["GLIBC_2.4", "GLIBC_2.34"])] }.Build(),
        new ElfSample { Is64 = false, IsBigEndian = true, Machine = 8, Interpreter = "/lib/ld.so", Libraries = ["libc.so.6"], Needs = [("libc.so.6", ["GLIBC_2.0"])] }.Build(),
        new PeSample().Build(),
        new MachOSample { Libraries = ["/usr/lib/libSystem.B.dylib"], MinimumOs = (11, 3, 1) }.Build(),
        MachOSample.Fat(new MachOSample { CpuType = 0x01000007 }.Build(), new MachOSample { MinimumOs = (12, 0, 0) }.Build()),
    ];

    public static BinaryImage Read(byte[] bytes) => BinaryImage.Read(new MemoryStream(bytes), "bin/tool");

    public static string FailureOf(byte[] bytes) => Should.Throw<ReleaseException>(() => Read(bytes)).Message;
}
