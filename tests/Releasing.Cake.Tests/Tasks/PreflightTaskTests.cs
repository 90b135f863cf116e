using Cake.Core;
using NSubstitute;
using Releasing.Cake.Tests.Hosting;
using Releasing.Services;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class PreflightTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void A_target_that_was_named_and_cannot_be_built_stops_the_run()
    {
        File.Delete(Path.Combine(_release.Root, "prebuilt", "linux-x86_64", "tool"));

        _release.Run("--target=Release", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain("linux-x86_64");
        _release.Output.ShouldContain("prebuilt/linux-x86_64/tool");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_target_that_only_a_pattern_named_is_left_out_with_the_reason()
    {
        _release.Run<PatternContext>([], "--target=Release").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("prebuilt/linux-aarch64/tool");
        _release.PublishedAssets().Select(asset => asset.Name).ShouldContain("tool-1.2.3-linux-x86_64.tar.gz");
        _release.PublishedAssets().Select(asset => asset.Name).ShouldNotContain("tool-1.2.3-linux-aarch64.tar.gz");
    }

    [Fact]
    public void On_a_tag_in_CI_nothing_is_left_out()
    {
        _release.CI = "true";

        _release.Run<PatternContext>([], "--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain("linux-aarch64");
        _release.Output.ShouldContain("prebuilt/linux-aarch64/tool");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void Snapshots_never_leave_the_local_store()
    {
        _release.Run<ElsewhereContext>([], "--target=Release", "--snapshot").ShouldNotBe(0);

        _release.Output.ShouldContain("may not leave this machine");
    }
}

public sealed class PatternContext : PrebuiltContext
{
    public PatternContext(ICakeContext context)
        : base(context)
    {
        Settings.Targets.Clear();
        Settings.Targets.Add("linux-*");
    }
}

public sealed class ElsewhereContext(ICakeContext context) : PrebuiltContext(context)
{
    protected override IReleaseStore CreateStore(string name)
    {
        var store = Substitute.For<IReleaseStore>();
        store.Name.Returns("elsewhere");
        return store;
    }
}
