using Releasing.Core.Tests.Formats.Elf;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Targets;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Linux;

public sealed class PackagedProgramsTests
{
    private const int Arm = 40;
    private const int Bpf = 247;
    private static readonly byte[] s_static = new ElfSample().Build();
    private static readonly byte[] s_musl = new ElfSample { Interpreter = "/lib/ld-musl-x86_64.so.1", Libraries = ["libc.musl-x86_64.so.1"] }.Build();
    private static readonly byte[] s_glibc = new ElfSample { Interpreter = "/lib64/ld-linux-x86-64.so.2", Libraries = ["libc.so.6"] }.Build();

    [Theory]
    [InlineData(PackageFormats.Deb)]
    [InlineData(PackageFormats.Rpm)]
    [InlineData(PackageFormats.Apk)]
    public void A_static_program_runs_everywhere(PackageFormats format)
    {
        Problems(s_static, "linux-x86_64", format).ShouldBeEmpty();
        Problems(s_static, "linux-x86_64-musl", format).ShouldBeEmpty();
    }

    [Fact]
    public void A_program_for_another_processor_is_named_with_its_path() =>
        Problems(s_static, "linux-aarch64", PackageFormats.Deb).ShouldBe(["'/usr/bin/tool' is for X64, but the package is for linux-aarch64. Package the program that was built for it."]);

    [Fact]
    public void Soft_floats_are_no_armhf() =>
        Problems(new ElfSample { Is64 = false, Machine = Arm, Flags = 0x200 }.Build(), "linux-armv7", PackageFormats.Deb).ShouldHaveSingleItem().ShouldContain("armel");

    [Theory]
    [InlineData("linux-x86_64", PackageFormats.Deb)]
    [InlineData("linux-x86_64-musl", PackageFormats.Deb)]
    [InlineData("linux-x86_64-musl", PackageFormats.Rpm)]
    public void What_loads_musl_is_for_apk_only(string target, PackageFormats format) => Problems(s_musl, target, format).ShouldHaveSingleItem().ShouldContain("musl dynamically");

    [Fact]
    public void Each_C_library_is_at_home_in_its_format()
    {
        Problems(s_musl, "linux-x86_64-musl", PackageFormats.Apk).ShouldBeEmpty();
        Problems(s_glibc, "linux-x86_64", PackageFormats.Rpm).ShouldBeEmpty();
        Problems(s_glibc, "linux-x86_64", PackageFormats.Apk).ShouldHaveSingleItem().ShouldContain("Alpine does not have");
        Problems(s_glibc, "linux-x86_64-musl", PackageFormats.Deb).ShouldHaveSingleItem().ShouldContain("is linked to glibc");
    }

    [Fact]
    public void A_package_for_every_processor_holds_no_program() =>
        Problems(s_static, null, PackageFormats.Deb).ShouldBe(["'/usr/bin/tool' is a compiled program, but the package is for every processor. Set its target."]);

    [Fact]
    public void Scripts_and_texts_are_no_programs()
    {
        Problems("#!/bin/sh\n"u8.ToArray(), null, PackageFormats.Deb).ShouldBeEmpty();
        Problems([], null, PackageFormats.Deb).ShouldBeEmpty();
        Problems(new ElfSample { Machine = Bpf }.Build(), null, PackageFormats.Deb).ShouldBeEmpty();
        Problems(s_static, "linux-aarch64", PackageFormats.Deb, "/usr/lib/firmware/tool.bin").ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_program_is_a_problem_and_no_crash() =>
        Problems(s_static[..40], "linux-x86_64", PackageFormats.Deb).ShouldHaveSingleItem().ShouldStartWith("'/usr/bin/tool' is a damaged program (a test: ");

    private static IReadOnlyList<string> Problems(byte[] program, string? target, PackageFormats format, string path = "/usr/bin/tool")
    {
        var content = PackageContent.File(ContentSource.FromBytes(program, "a test"), path);
        return PackagedPrograms.Problems(
            new LinuxPackage
            {
                Name = "tool",
                Version = new PackageVersion { Upstream = SemanticVersion.Parse("1.0.0") },
                Target = target is null ? null : TargetTable.Get(target),
                Summary = "A tool",
                Maintainer = "A <a@example.org>",
                ModificationTime = DateTimeOffset.UnixEpoch,
                Members = PackageTree.Resolve([content], ".", format, DateTimeOffset.UnixEpoch),
            },
            format);
    }
}
