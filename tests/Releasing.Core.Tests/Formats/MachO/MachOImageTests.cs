using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.MachO;

public sealed class MachOImageTests
{
    [Theory]
    [InlineData(0x0100000C, true, false, BinaryArchitecture.Arm64)]
    [InlineData(0x01000007, true, false, BinaryArchitecture.X64)]
    [InlineData(7, false, false, BinaryArchitecture.X86)]
    [InlineData(0x01000012, true, true, BinaryArchitecture.PowerPc64)]
    [InlineData(0x55, true, false, BinaryArchitecture.Other)]
    public void Every_width_and_byte_order_is_read(long cpuType, bool is64, bool isBigEndian, BinaryArchitecture architecture)
    {
        var image = BinarySamples.Read(new MachOSample { CpuType = cpuType, Is64 = is64, IsBigEndian = isBigEndian, Libraries = ["/usr/lib/libSystem.B.dylib"], MinimumOs = (10, 15, 0) }.Build());

        image.Format.ShouldBe(BinaryFormat.MachO);
        image.Architectures.ShouldBe([architecture]);
        image.Libraries.ShouldBe(["/usr/lib/libSystem.B.dylib"]);
        image.MinimumMacOs.ShouldBe(new Version(10, 15));
    }

    [Fact]
    public void The_minimum_of_either_load_command_is_read()
    {
        BinarySamples.Read(new MachOSample { MinimumOs = (11, 3, 1) }.Build()).MinimumMacOs.ShouldBe(new Version(11, 3, 1));
        BinarySamples.Read(new MachOSample { MinimumOs = (10, 9, 0), IsOldCommand = true }.Build()).MinimumMacOs.ShouldBe(new Version(10, 9));
        BinarySamples.Read(new MachOSample { MinimumOs = (17, 0, 0), Platform = 2 }.Build()).MinimumMacOs.ShouldBeNull();
    }

    [Fact]
    public void A_universal_file_has_the_processors_of_its_slices_and_the_newest_minimum()
    {
        var image = BinarySamples.Read(MachOSample.Fat(
            new MachOSample { CpuType = 0x01000007, MinimumOs = (10, 12, 0) }.Build(), new MachOSample { MinimumOs = (11, 0, 0) }.Build()));

        image.Architectures.ShouldBe([BinaryArchitecture.X64, BinaryArchitecture.Arm64]);
        image.MinimumMacOs.ShouldBe(new Version(11, 0));
    }

    [Fact]
    public void A_java_class_which_has_the_same_magic_number_is_refused() =>
        BinarySamples.FailureOf([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, 0, 1]).ShouldContain("nfat_arch");

    [Fact]
    public void A_slice_of_another_processor_than_announced_is_refused()
    {
        var bytes = MachOSample.Fat(new MachOSample().Build());
        bytes[8 + 3] = 7;

        BinarySamples.FailureOf(bytes).ShouldContain("cputype");
    }

    [Fact]
    public void A_load_command_of_no_length_is_refused()
    {
        var bytes = new MachOSample { MinimumOs = (11, 0, 0) }.Build();
        bytes[32 + 4] = 0;

        BinarySamples.FailureOf(bytes).ShouldContain("cmdsize");
    }
}
