using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Failures;
using Releasing.Formats.AppImage;
using Releasing.Targets;

namespace Releasing.Core.Tests.Formats.AppImage;

public sealed class AppImageRuntimeTests
{
    [Fact]
    public void A_runtime_is_known_by_its_mark_and_sections()
    {
        var runtime = AppImageSample.Runtime();

        runtime.CanBeSigned.ShouldBeTrue();
        runtime.CanBeUpdated.ShouldBeTrue();
        runtime.Problem(AppImageSample.Target).ShouldBeNull();
        runtime.Problem(TargetTable.Get("linux-x86_64-musl")).ShouldBeNull();
        runtime.Problem(TargetTable.Get("linux-armv7"))!.ShouldContain("tools/runtime-x86_64 is for X64");
    }

    [Fact]
    public void A_program_without_the_mark_is_refused_by_name()
    {
        var elf = AppImageSample.RuntimeBytes();
        elf[10] = 1;

        Should.Throw<InvalidInputException>(() => AppImageSample.Runtime(elf)).Message.ShouldContain("tools/runtime-x86_64: the program has not the mark AI\\x02 at byte 8");
    }

    [Fact]
    public void Bytes_behind_the_program_are_refused_because_the_image_would_not_be_found() =>
        Should.Throw<InvalidInputException>(() => AppImageSample.Runtime([.. AppImageSample.RuntimeBytes(), 0])).Message.ShouldContain("it would look for the image in the wrong place");

    [Fact]
    public void What_is_no_program_is_refused() => Should.Throw<InvalidInputException>(() => AppImageSample.Runtime("#!/bin/sh\n# AI\n"u8.ToArray())).Message.ShouldContain("a runtime is an ELF program");

    [Fact]
    public void A_program_cut_short_is_refused()
    {
        var elf = AppImageSample.RuntimeBytes();
        for (var length = 0; length < elf.Length; length += 61)
        {
            Should.Throw<InvalidInputException>(() => AppImageSample.Runtime(elf[..length]), $"cut to {length} bytes");
        }
    }

    [Fact]
    public void A_runtime_without_sections_has_no_room()
    {
        var elf = new SectionSample().Add(".data", [1]).Elf();
        "AI\x02"u8.CopyTo(elf.AsSpan(8));
        var runtime = AppImageSample.Runtime(elf);

        runtime.CanBeSigned.ShouldBeFalse();
        AppImageRules.Problems(AppImageSample.Package() with { Runtime = runtime, UpdateInformation = "zsync|https://example.org/t.zsync" }).ShouldHaveSingleItem().ShouldContain("no section .upd_info");
    }

    [Theory]
    [InlineData("zsync|https://example.org/a.zsync", true)]
    [InlineData("gh-releases-zsync|ada|tool|latest|tool-*-x86_64.AppImage.zsync", true)]
    [InlineData("gh-releases-zsync|ada|tool|latest", false)]
    [InlineData("zsync|ftp://example.org/a.zsync", false)]
    [InlineData("bintray-zsync|a|b|c|d.zsync", false)]
    [InlineData("zsync|https://example.org/a.zsync\n", false)]
    [InlineData("", false)]
    public void Update_information_is_of_a_known_form(string text, bool isKnown) => (UpdateInformation.Problem(text) is null).ShouldBe(isKnown);
}
