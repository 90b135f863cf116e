using Releasing.Cake.Builders;
using Releasing.Cake.Tests.Hosting;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Builders;

public sealed class BinaryCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("linux-x86_64")]
    [InlineData("linux-x86_64-musl")]
    public void A_static_program_passes_for_either_C_library(string target) => Should.NotThrow(() => Check(TinyBinaries.Elf(), target));

    [Fact]
    public void A_Windows_program_passes_for_Windows() => Should.NotThrow(() => Check(TinyBinaries.Pe(), "windows-x86_64"));

    [Theory]
    [InlineData("windows-x86_64", "is a program for Linux, but the target is windows-x86_64")]
    [InlineData("macos-x86_64", "is a program for Linux, but the target is macos-x86_64")]
    [InlineData("linux-aarch64", "is for X64, but the target is linux-aarch64")]
    [InlineData("linux-armv7", "is for X64, but the target is linux-armv7")]
    public void A_program_for_something_else_is_refused_with_what_it_is(string target, string problem)
    {
        var failure = Should.Throw<ReleaseException>(() => Check(TinyBinaries.Elf(), target));

        failure.Message.ShouldStartWith("CrossCompile: tool: the file ");
        failure.Message.ShouldContain(problem);
    }

    [Fact]
    public void A_file_that_is_no_program_is_refused_with_its_name() =>
        Should.Throw<ReleaseException>(() => Check("#!/bin/sh\n"u8.ToArray(), "linux-x86_64")).Message.ShouldContain("tool");

    private void Check(byte[] bytes, string target)
    {
        var path = _folder.At("tool");
        File.WriteAllBytes(path, bytes);
        BinaryCheck.Require(path, "CrossCompile: tool", TargetTable.Get(target), maxGlibc: null);
    }
}
