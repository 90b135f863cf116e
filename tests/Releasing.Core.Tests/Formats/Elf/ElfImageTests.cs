using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.Elf;

public sealed class ElfImageTests
{
    [Theory]
    [InlineData(62, true, false, BinaryArchitecture.X64)]
    [InlineData(3, false, false, BinaryArchitecture.X86)]
    [InlineData(183, true, false, BinaryArchitecture.Arm64)]
    [InlineData(40, false, false, BinaryArchitecture.Arm)]
    [InlineData(243, true, false, BinaryArchitecture.RiscV64)]
    [InlineData(21, true, true, BinaryArchitecture.PowerPc64)]
    [InlineData(21, true, false, BinaryArchitecture.PowerPc64LittleEndian)]
    [InlineData(22, true, true, BinaryArchitecture.S390X)]
    [InlineData(258, true, false, BinaryArchitecture.LoongArch64)]
    [InlineData(8, false, true, BinaryArchitecture.Mips)]
    [InlineData(9999, true, false, BinaryArchitecture.Other)]
    public void Every_class_and_byte_order_is_read(int machine, bool is64, bool isBigEndian, BinaryArchitecture architecture)
    {
        var image = Read(new ElfSample
        {
            Machine = machine,
            Is64 = is64,
            IsBigEndian = isBigEndian,
            Interpreter = "/lib/ld.so",
            Libraries = ["libc.so.6"],
            Needs = [("libc.so.6", ["GLIBC_2.17"])],
        });

        image.Format.ShouldBe(BinaryFormat.Elf);
        image.Architectures.ShouldBe([architecture]);
        image.Interpreter.ShouldBe("/lib/ld.so");
        image.Libraries.ShouldBe(["libc.so.6"]);
        image.GlibcRequired.ShouldBe(new Version(2, 17));
        image.IsStatic.ShouldBe(false);
    }

    [Fact]
    public void The_highest_glibc_of_all_libraries_counts_by_number_not_by_letters()
    {
        var image = Read(new ElfSample
        {
            Libraries = ["libm.so.6", "libc.so.6"],
            Needs = [("libm.so.6", ["GLIBC_2.9", "GLIBC_2.2.5"]), ("libc.so.6", ["GLIBC_2.4", "GLIBC_2.34", "GLIBC_PRIVATE"]), ("libgcc_s.so.1", ["GCC_3.0"])],
        });

        image.GlibcRequired.ShouldBe(new Version(2, 34));
    }

    [Fact]
    public void Packed_relocations_need_the_glibc_that_knows_them() =>
        Read(new ElfSample { Libraries = ["libc.so.6"], Needs = [("libc.so.6", ["GLIBC_2.34", "GLIBC_ABI_DT_RELR"])] }).GlibcRequired.ShouldBe(new Version(2, 36));

    [Fact]
    public void A_static_program_has_neither_loader_nor_libraries_nor_glibc()
    {
        var image = Read(new ElfSample());

        image.IsStatic.ShouldBe(true);
        image.Interpreter.ShouldBeNull();
        image.GlibcRequired.ShouldBeNull();
        image.IsMusl.ShouldBeFalse();
    }

    [Theory]
    [InlineData("/lib/ld-musl-x86_64.so.1", "libc.so", true)]
    [InlineData("/lib64/ld-linux-x86-64.so.2", "libc.so.6", false)]
    [InlineData(null, "libc.musl-x86_64.so.1", true)]
    public void Musl_is_known_by_its_loader_or_library(string? interpreter, string library, bool isMusl) =>
        Read(new ElfSample { Interpreter = interpreter, Libraries = [library] }).IsMusl.ShouldBe(isMusl);

    [Theory]
    [InlineData(40, 0x5000400, ArmFloatAbi.Hard)]
    [InlineData(40, 0x5000200, ArmFloatAbi.Soft)]
    [InlineData(40, 0x5000002, null)]
    [InlineData(62, 0x400, null)]
    public void Floating_point_of_arm_is_read_from_the_flags(int machine, int flags, ArmFloatAbi? expected) =>
        Read(new ElfSample { Machine = machine, Is64 = machine == 62, Flags = flags }).ArmFloat.ShouldBe(expected);

    [Theory]
    [InlineData(4, 7, "EI_CLASS")]
    [InlineData(5, 0, "EI_DATA")]
    [InlineData(54, 1, "e_phentsize")]
    [InlineData(39, 0x7F, "program header table")]
    [InlineData(32, 0xFF, "program header table")]
    public void A_wrong_field_is_named_with_the_file(int offset, byte value, string field)
    {
        var bytes = new ElfSample { Interpreter = "/lib/ld.so", Libraries = ["libc.so.6"] }.Build();
        bytes[offset] = value;

        BinarySamples.FailureOf(bytes).ShouldSatisfyAllConditions(message => message.ShouldStartWith("bin/tool: "), message => message.ShouldContain(field));
    }

    [Fact]
    public void Version_needs_that_point_to_themselves_end()
    {
        var sample = new ElfSample { Libraries = ["libc.so.6"], Needs = [("libc.so.6", ["GLIBC_2.17"])] };
        var bytes = sample.Build();
        // The count of DT_VERNEEDNUM is the last entry before DT_NULL; vn_next then leads back by wrapping round.
        var needs = bytes.AsSpan().IndexOf(new byte[] { 1, 0, 1, 0 });
        BitConverter.GetBytes(0xFFFFFFFFu).CopyTo(bytes, bytes.Length - 24);
        BitConverter.GetBytes(0x00000000u).CopyTo(bytes, needs + 12);
        Should.NotThrow(() => BinarySamples.Read(bytes));

        var endless = new ElfSample { Libraries = ["x"], Needs = [.. Enumerable.Range(0, 5000).Select(i => ($"lib{i}", new[] { "V" }))] };
        BinarySamples.FailureOf(endless.Build()).ShouldContain(".gnu.version_r");
    }

    private static BinaryImage Read(ElfSample sample) => BinarySamples.Read(sample.Build());
}
