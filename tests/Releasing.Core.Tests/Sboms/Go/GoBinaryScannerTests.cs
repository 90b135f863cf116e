using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Core.Tests.Formats.MachO;
using Releasing.Failures;
using Releasing.Sboms;
using Releasing.Sboms.Go;

namespace Releasing.Core.Tests.Sboms.Go;

public sealed class GoBinaryScannerTests
{
    private static readonly string[] s_purls =
    [
        "pkg:golang/example.org/beside",
        "pkg:golang/example.org/fork@v1.0.1",
        "pkg:golang/example.org/tool",
        "pkg:golang/github.com/masterminds/semver@v3.2.1%2Bincompatible",
        "pkg:golang/stdlib@1.23.4",
    ];

    public static TheoryData<string> Programs => [.. All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Finds_the_modules_in_every_kind_of_program(string name) =>
        Scan.Bytes(new GoBinaryScanner(), "bin/tool", Program(name)).Purls().ShouldBe(s_purls);

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Follows_the_addresses_that_build_info_had_before_1_18(bool wide, bool bigEndian)
    {
        var sample = new SectionSample { Is64 = wide, IsBigEndian = bigEndian }.Add(".go.buildinfo", BuildInfoSample.Pointed(wide, bigEndian));

        Scan.Bytes(new GoBinaryScanner(), "bin/tool", sample.Elf()).Purls().ShouldBe([.. s_purls[..^1], "pkg:golang/stdlib@1.16.3"]);
    }

    [Fact]
    public void Tells_own_modules_from_others_and_keeps_what_go_sum_says()
    {
        var inventory = Scan.Bytes(new GoBinaryScanner(), "bin/tool", Program("elf"));

        inventory.Named("example.org/tool").IsFirstParty.ShouldBeTrue();
        inventory.Named("example.org/beside").IsFirstParty.ShouldBeTrue();
        inventory.Named("example.org/fork").IsFirstParty.ShouldBeFalse();
        inventory.Named("github.com/Masterminds/semver").ContentSum.ShouldBe("h1:RN9w6+7QoMeJVGyfmbcgs28Br8cvmnucEXnY0rYXWg0=");
        inventory.Components.ShouldAllBe(component => component.FoundIn.Single() == "bin/tool (Go build info)" && component.Hashes.Count == 0);
        inventory.KnowsDependencies.ShouldBeFalse();
        inventory.Gaps.ShouldBe(["bin/tool does not record which of its Go modules needs which."]);
    }

    [Theory]
    [InlineData("devel go1.24-abcdef Mon Jan 1 00:00:00 2025 +0000", "1.24-abcdef")]
    [InlineData("go1.22.1 X:boringcrypto", "1.22.1")]
    [InlineData("tip", "tip")]
    public void Takes_the_number_out_of_the_version_of_the_toolchain(string version, string expected) =>
        Scan.Bytes(new GoBinaryScanner(), "tool", Elf(BuildInfoSample.Inline(version))).Named("stdlib").Version.ShouldBe(expected);

    [Fact]
    public void A_program_built_without_modules_has_only_the_standard_library() =>
        Scan.Bytes(new GoBinaryScanner(), "tool", Elf(BuildInfoSample.Inline(modules: ""))).Gaps.Single().ShouldContain("without modules");

    [Theory]
    [InlineData("#!/bin/sh\n")]
    [InlineData("MZ and more text, but no program")]
    [InlineData("")]
    public void Other_files_have_none(string text) => Read(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void Programs_of_other_languages_have_none()
    {
        BinarySamples.All().ShouldAllBe(sample => Read(sample) == null);
        Read(Elf(new byte[4096])).ShouldBeNull();
        Read([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52]).ShouldBeNull();
    }

    [Fact]
    public void Addresses_that_the_loader_would_have_to_move_tell_nothing()
    {
        var info = BuildInfoSample.Pointed(wide: true, bigEndian: false);
        info.AsSpan(16, 16).Clear();

        Read(Elf(info)).ShouldBeNull();
    }

    [Fact]
    public void A_string_longer_than_its_section_is_named()
    {
        // Two gigabytes, in groups of seven bits.
        var info = BuildInfoSample.Inline();
        new byte[] { 0x80, 0x80, 0x80, 0x80, 0x08 }.CopyTo(info.AsSpan(32));

        Should.Throw<InvalidInputException>(() => Read(Elf(info))).Message.ShouldContain(".go.buildinfo lies at byte 37 (+2147483648)");
    }

    [Fact]
    public void Addresses_of_an_impossible_width_are_named()
    {
        var info = BuildInfoSample.Pointed(wide: true, bigEndian: false);
        info[14] = 9;

        Should.Throw<InvalidInputException>(() => Read(Elf(info))).Message.ShouldContain(".go.buildinfo has build info with addresses of 9 bytes");
    }

    [Theory]
    [InlineData("dep\tonly-a-path\n")]
    [InlineData("=>\tnothing-before\tv1.0.0\t\n")]
    [InlineData("mod\t\tv1\t\n")]
    public void Names_the_line_that_is_damaged(string line) =>
        Should.Throw<InvalidInputException>(() => Read(Elf(BuildInfoSample.Inline(modules: "path\tx\n" + line)))).Message.ShouldContain("line 2 of its Go build info is damaged");

    [Fact]
    public void A_section_longer_than_the_file_is_named()
    {
        var sample = new SectionSample { ToldLength = long.MaxValue }.Add(".go.buildinfo", BuildInfoSample.Inline());

        Should.Throw<InvalidInputException>(() => Read(sample.Elf())).Message.ShouldContain(".go.buildinfo");
    }

    [Fact]
    public void Thousands_of_mutations_give_an_inventory_nothing_or_a_refusal()
    {
        foreach (var (_, program) in All())
        {
            Mutations.Survive(new GoBinaryScanner(), "bin/tool", program, seed: 4, count: 600);
        }

        Mutations.Survive(new GoBinaryScanner(), "bin/tool", Elf(BuildInfoSample.Pointed(true, false)), seed: 5, count: 600);
    }

    private static IEnumerable<(string Name, byte[] Program)> All()
    {
        var info = BuildInfoSample.Inline();
        yield return ("elf", Elf(info));
        yield return ("elf32", new SectionSample { Is64 = false, IsBigEndian = true }.Add(".go.buildinfo", info).Elf());
        yield return ("elf without sections", new SectionSample { IsWithoutSections = true }.Add(".go.buildinfo", [.. new byte[4096], .. info]).Elf());
        yield return ("pe", new SectionSample().Add(".data", [.. new byte[64], .. info]).Pe());
        yield return ("pe32", new SectionSample { Is64 = false }.Add(".data", [.. new byte[(64 * 1024) - 16], .. info]).Pe());
        yield return ("macho", new SectionSample().Add("__other", new byte[9]).Add("__go_buildinfo", info).MachO());
        yield return ("macho32", new SectionSample { Is64 = false, IsBigEndian = true }.Add("__go_buildinfo", info).MachO());
        yield return ("universal", MachOSample.Fat(new SectionSample().Add("__go_buildinfo", info).MachO(), new SectionSample().Add("__data", info).MachO()));
    }

    private static byte[] Program(string name) => All().Single(sample => sample.Name == name).Program;

    private static byte[] Elf(byte[] info) => new SectionSample().Add(".go.buildinfo", info).Elf();

    private static Inventory? Read(byte[] program) => new GoBinaryScanner().ScanAsync(new MemoryStream(program), "bin/tool", CancellationToken.None).GetAwaiter().GetResult();
}
