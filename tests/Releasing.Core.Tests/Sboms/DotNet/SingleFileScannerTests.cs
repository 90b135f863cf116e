using Releasing.Core.Tests.Formats.Binaries;
using Releasing.Failures;
using Releasing.Sboms;
using Releasing.Sboms.DotNet;

namespace Releasing.Core.Tests.Sboms.DotNet;

public sealed class SingleFileScannerTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public void Finds_what_deps_json_tells_in_every_version_of_the_bundle(int version, bool isCompressed)
    {
        var inventory = Read(BundleSample.Build(version, DotNetSamples.DepsJson, isCompressed)).ShouldNotBeNull();

        inventory.Components.Count.ShouldBe(6);
        inventory.Named("Newtonsoft.Json").FoundIn.ShouldBe(["bin/tool (.NET single file)"]);
    }

    [Fact]
    public void Programs_for_Windows_and_macOS_have_the_same_bundle()
    {
        Read(BundleSample.Build(6, DotNetSamples.DepsJson, format: sample => sample.Pe())).ShouldNotBeNull().Components.Count.ShouldBe(6);
        Read(BundleSample.Build(6, DotNetSamples.DepsJson, format: sample => sample.MachO())).ShouldNotBeNull().Components.Count.ShouldBe(6);
    }

    [Fact]
    public void A_host_that_bundles_nothing_says_nothing() => Read(BundleSample.Build(6, DotNetSamples.DepsJson, toldOffset: 0)).ShouldBeNull();

    [Fact]
    public void Other_programs_say_nothing()
    {
        BinarySamples.All().ShouldAllBe(sample => Read(sample) == null);
        Read("#!/bin/sh"u8.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void A_bundle_without_deps_json_is_a_gap() => Read(BundleSample.Build(6, null)).ShouldNotBeNull().Gaps.Single().ShouldContain("without a deps.json");

    [Fact]
    public void Damage_is_named()
    {
        Refusal(BundleSample.Build(6, DotNetSamples.DepsJson, toldOffset: long.MaxValue)).ShouldContain(".NET bundle header");
        Refusal(BundleSample.Build(3, DotNetSamples.DepsJson)).ShouldContain("version 3.0");
        Refusal(BundleSample.Build(6, DotNetSamples.DepsJson, toldCount: int.MaxValue)).ShouldContain("tells of 2147483647 files");
        Refusal(BundleSample.Build(6, "{\n1")).ShouldContain("bin/tool (deps.json):2");
    }

    [Fact]
    public void A_deps_json_that_inflates_beyond_what_is_told_is_refused()
    {
        var program = BundleSample.Build(6, DotNetSamples.DepsJson, isCompressed: true);
        var size = BitConverter.GetBytes((long)System.Text.Encoding.UTF8.GetByteCount(DotNetSamples.DepsJson));
        BitConverter.GetBytes(100L).CopyTo(program.AsSpan(program.AsSpan().LastIndexOf(size)));

        Refusal(program).ShouldContain("is not 100 bytes of deflated data");
    }

    [Fact]
    public void Hundreds_of_mutations_give_an_inventory_nothing_or_a_refusal() => Survives(300);

    [Fact]
    [Trait("Category", "Soak")]
    public void Thousands_of_mutations_give_an_inventory_nothing_or_a_refusal() => Survives(20_000);

    private static void Survives(int count)
    {
        Mutations.Survive(new SingleFileScanner(), "bin/tool", BundleSample.Build(6, DotNetSamples.DepsJson, isCompressed: true), seed: 14, count);
        Mutations.Survive(new SingleFileScanner(), "bin/tool", BundleSample.Build(1, DotNetSamples.DepsJson), seed: 15, count);
    }

    private static string Refusal(byte[] program) => Should.Throw<InvalidInputException>(() => Read(program)).Message;

    private static Inventory? Read(byte[] program) => new SingleFileScanner().ScanAsync(new MemoryStream(program), "bin/tool", CancellationToken.None).GetAwaiter().GetResult();
}
