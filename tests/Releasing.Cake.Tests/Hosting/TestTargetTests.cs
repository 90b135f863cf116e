using Cake.Core;

namespace Releasing.Cake.Tests.Hosting;

[Collection(OneHostAtATime.Name)]
public sealed class TestTargetTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Tests_asked_for_by_name_run_on_a_dirty_tree()
    {
        _release.Write("README.md", "# edited\n");

        _release.Run<TestedContext>([], "--target=Test").ShouldBe(0, _release.Output);

        Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "work", "test"), "*.log").ShouldHaveSingleItem();
    }

    [Fact]
    public void Failing_tests_stop_the_release_of_a_tag()
    {
        _release.Run<FailingContext>([], "--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain("no-such-command");
        Directory.Exists(Path.Combine(_release.Artifacts, "work", "bin")).ShouldBeFalse();
    }

    [Fact]
    public void A_local_snapshot_goes_without_them_and_says_so()
    {
        _release.Run<FailingContext>([], "--target=Release", "--snapshot").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("a local snapshot goes without the tests");
    }

    [Fact]
    public void A_snapshot_in_CI_does_not()
    {
        _release.CI = "true";

        _release.Run<FailingContext>([], "--target=Release", "--snapshot").ShouldNotBe(0);

        _release.Output.ShouldContain("no-such-command");
    }
}

public sealed class TestedContext : PrebuiltContext
{
    public TestedContext(ICakeContext context)
        : base(context) => Settings.Test.Commands.Add(["git", "--version"]);
}

public sealed class FailingContext : PrebuiltContext
{
    public FailingContext(ICakeContext context)
        : base(context) => Settings.Test.Commands.Add(["git", "no-such-command"]);
}
