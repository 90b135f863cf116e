using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Tests.Targets;

public sealed class TargetTableTests
{
    [Theory]
    [InlineData("linux-x86_64", "x86_64-unknown-linux-gnu", "linux/amd64", "linux-x64", "x86_64-linux-gnu", "amd64", "x86_64", "x86_64", "linux/amd64")]
    [InlineData("linux-x86_64-musl", "x86_64-unknown-linux-musl", "linux/amd64", "linux-musl-x64", "x86_64-linux-musl", "amd64", "x86_64", "x86_64", "linux/amd64")]
    [InlineData("linux-aarch64", "aarch64-unknown-linux-gnu", "linux/arm64", "linux-arm64", "aarch64-linux-gnu", "arm64", "aarch64", "aarch64", "linux/arm64")]
    [InlineData("linux-aarch64-musl", "aarch64-unknown-linux-musl", "linux/arm64", "linux-musl-arm64", "aarch64-linux-musl", "arm64", "aarch64", "aarch64", "linux/arm64")]
    [InlineData("linux-armv7", "armv7-unknown-linux-gnueabihf", "linux/arm", "linux-arm", "arm-linux-gnueabihf", "armhf", "armv7hl", "armv7", "linux/arm/v7")]
    [InlineData("linux-armv7-musl", "armv7-unknown-linux-musleabihf", "linux/arm", "linux-musl-arm", "arm-linux-musleabihf", "armhf", "armv7hl", "armv7", "linux/arm/v7")]
    [InlineData("macos-x86_64", "x86_64-apple-darwin", "darwin/amd64", "osx-x64", "x86_64-macos", null, null, null, null)]
    [InlineData("macos-aarch64", "aarch64-apple-darwin", "darwin/arm64", "osx-arm64", "aarch64-macos", null, null, null, null)]
    [InlineData("macos-universal2", null, "darwin/", null, null, null, null, null, null)]
    [InlineData("windows-x86_64", "x86_64-pc-windows-msvc", "windows/amd64", "win-x64", "x86_64-windows-gnu", null, null, null, "windows/amd64")]
    [InlineData("windows-aarch64", "aarch64-pc-windows-msvc", "windows/arm64", "win-arm64", "aarch64-windows-gnu", null, null, null, "windows/arm64")]
    public void Knows_each_target_by_the_names_of_all_tools(
        string name, string? rust, string go, string? rid, string? zig, string? deb, string? rpm, string? apk, string? oci)
    {
        var target = TargetTable.Get(name);
        target.RustTriple.ShouldBe(rust);
        $"{target.GoOs}/{target.GoArch}".ShouldBe(go);
        target.Rid.ShouldBe(rid);
        target.ZigTarget.ShouldBe(zig);
        target.DebArch.ShouldBe(deb);
        target.RpmArch.ShouldBe(rpm);
        target.ApkArch.ShouldBe(apk);
        target.OciPlatform.ShouldBe(oci);
        target.GoArm.ShouldBe(target.Arch == TargetArch.Armv7 ? "7" : null);
        target.GoAmd64.ShouldBe(target.Arch == TargetArch.X64 ? "v1" : null);
        target.ExecutableSuffix.ShouldBe(name.StartsWith("windows", StringComparison.Ordinal) ? ".exe" : "");
        $"{target.OsName}-{target.ArchName}".ShouldBe(name);
    }

    [Fact]
    public void Holds_eleven_targets_with_distinct_names()
    {
        TargetTable.All.Count.ShouldBe(11);
        TargetTable.All.Select(target => target.Name).ShouldBeUnique();
        TargetTable.All.SelectMany(target => target.RustTriples).ShouldBeUnique();
        TargetTable.All.Select(target => target.Rid).OfType<string>().ShouldBeUnique();
        TargetTable.All.Select(target => target.ZigTarget).OfType<string>().ShouldBeUnique();
    }

    [Theory]
    [InlineData("x86_64-unknown-linux-gnu", "linux-x86_64")]
    [InlineData("linux-x86_64-gnu", "linux-x86_64")]
    [InlineData("linux/amd64", "linux-x86_64")]
    [InlineData("linux-amd64", "linux-x86_64")]
    [InlineData("linux/arm/v7", "linux-armv7")]
    [InlineData("linux-musl-arm64", "linux-aarch64-musl")]
    [InlineData("darwin/arm64", "macos-aarch64")]
    [InlineData("x86_64-pc-windows-gnu", "windows-x86_64")]
    [InlineData("WIN-ARM64", "windows-aarch64")]
    [InlineData("Macos-Universal2", "macos-universal2")]
    public void Finds_a_target_by_any_name(string name, string found) => TargetTable.Find(name)!.Name.ShouldBe(found);

    [Fact]
    public void Finds_every_target_by_its_unambiguous_names()
    {
        foreach (var target in TargetTable.All)
        {
            foreach (var name in target.RustTriples.Append(target.Name).Append(target.Rid).Append(target.ZigTarget).OfType<string>())
            {
                TargetTable.Find(name).ShouldBe(target, name);
            }
        }
    }

    [Fact]
    public void Lists_the_valid_names_for_an_unknown_one()
    {
        TargetTable.Find("amiga").ShouldBeNull();
        var message = Should.Throw<ReleaseException>(() => TargetTable.Get("amiga\u001b[31m")).Message;
        message.ShouldContain("linux-x86_64, linux-x86_64-musl");
        message.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("*", 11)]
    [InlineData("linux-*", 6)]
    [InlineData("*-musl", 3)]
    [InlineData("linux-armv?", 1)]
    [InlineData("windows-x86_64, macos-*", 4)]
    [InlineData("linux-*,linux-x86_64,linux/amd64", 6)]
    [InlineData("LINUX-X86*", 2)]
    public void Chooses_by_patterns(string patterns, int count) => TargetTable.Matching(patterns).Count.ShouldBe(count);

    [Fact]
    public void Keeps_the_order_of_the_table() =>
        TargetTable.Matching("windows-aarch64,linux-x86_64").Select(target => target.Name).ShouldBe(["linux-x86_64", "windows-aarch64"]);

    [Theory]
    [InlineData("linux-*,solaris-*")]
    [InlineData("linux-x87")]
    [InlineData("")]
    [InlineData(" , ")]
    public void Refuses_a_pattern_that_chooses_nothing(string patterns) =>
        Should.Throw<ReleaseException>(() => TargetTable.Matching(patterns)).Message.ShouldContain("Choose from: linux-x86_64,");

    [Fact]
    public void Chooses_only_among_those_offered()
    {
        var offered = TargetTable.Matching("linux-x86_64,macos-*");
        TargetTable.Matching("*-x86_64", offered).Select(target => target.Name).ShouldBe(["linux-x86_64", "macos-x86_64"]);
        Should.Throw<ReleaseException>(() => TargetTable.Matching("windows-*", offered)).Message.ShouldNotContain("windows-x86_64");
        Should.Throw<ReleaseException>(() => TargetTable.Matching("windows-x86_64", offered)).Message.ShouldContain("Choose from: linux-x86_64, macos-x86_64,");
    }

    [Fact]
    public void Knows_the_machine_it_runs_on()
    {
        var host = TargetTable.Host.ShouldNotBeNull();
        host.ExecutableSuffix.ShouldBe(OperatingSystem.IsWindows() ? ".exe" : "");
        (host.Os == TargetOs.Linux).ShouldBe(OperatingSystem.IsLinux());
    }
}
