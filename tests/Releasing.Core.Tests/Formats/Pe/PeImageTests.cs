using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Formats.Binaries;
using Releasing.Formats.Pe;

namespace Releasing.Core.Tests.Formats.Pe;

public sealed class PeImageTests
{
    [Theory]
    [InlineData(0x8664, true, BinaryArchitecture.X64)]
    [InlineData(0xAA64, true, BinaryArchitecture.Arm64)]
    [InlineData(0x14C, false, BinaryArchitecture.X86)]
    [InlineData(0x1C4, false, BinaryArchitecture.Arm)]
    [InlineData(0x1234, true, BinaryArchitecture.Other)]
    public void Machine_subsystem_and_management_are_read_from_both_widths(int machine, bool isPlus, BinaryArchitecture architecture)
    {
        foreach (var isManaged in new[] { false, true })
        {
            var image = BinarySamples.Read(new PeSample { Machine = machine, IsPlus = isPlus, Subsystem = 2, IsManaged = isManaged }.Build());

            image.Format.ShouldBe(BinaryFormat.Pe);
            image.Architectures.ShouldBe([architecture]);
            image.Subsystem.ShouldBe(PeSubsystem.WindowsGui);
            image.IsManaged.ShouldBe(isManaged);
            image.IsStatic.ShouldBeNull();
        }
    }

    [Fact]
    public void A_real_assembly_is_managed() => BinaryImage.Read(typeof(PeImageTests).Assembly.Location).IsManaged.ShouldBeTrue();

    [Theory]
    [InlineData(0x3F, 0x7F, "PE signature")]
    [InlineData(0x80, 0, "PE signature")]
    [InlineData(0x98, 0, "optional header Magic")]
    [InlineData(0x95, 0xFF, "optional header")]
    public void A_wrong_field_is_named_with_the_file(int offset, byte value, string field)
    {
        var bytes = new PeSample().Build();
        bytes[offset] = value;

        BinarySamples.FailureOf(bytes).ShouldSatisfyAllConditions(message => message.ShouldStartWith("bin/tool: "), message => message.ShouldContain(field));
    }

    [Fact]
    public void A_dos_program_is_refused() => BinarySamples.FailureOf([(byte)'M', (byte)'Z', 0, 0]).ShouldContain("e_lfanew");
}
