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
    public void A_tag_that_version_files_and_changelog_know_nothing_of_is_refused_with_everything_at_once()
    {
        _release.Write("package.json", "{\n\"version\": \"1.2.2\"}").Write("CHANGELOG.md", "# Changelog\n\n## [1.2.2] - 2024-01-01\n");
        _release.Commit("chore: not bumped");
        _release.Retag("v1.2.3");

        _release.Run<ChecklistContext>([], "--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain("package.json:2 holds 1.2.2, and the tag says 1.2.3");
        _release.Output.ShouldContain("CHANGELOG.md has no section for 1.2.3");
        _release.Output.ShouldContain("The environment variable PUBLISH_TOKEN is not set");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();

        _release.Run<ChecklistContext>([], "--target=Doctor").ShouldNotBe(0);
        _release.Output.ShouldContain("package.json:2 holds 1.2.2");

        // A snapshot of the same is nobody's promise.
        _release.Run<ChecklistContext>([], "--target=Preflight", "--snapshot").ShouldBe(0, _release.Output);
    }

    [Theory]
    [InlineData("{\"version\": \"1.2.3\"}", "## [1.2.3] - 2024-01-01")]
    [InlineData("{\"version\": \"0.0.0-development\"}", "## v1.2.3 (2024-01-01)")]
    [InlineData("{\"name\": \"a\"}", "no sections")]
    public void A_tag_that_they_agree_with_passes(string package, string changelog)
    {
        _release.Variables["PUBLISH_TOKEN"] = "x";
        _release.Write("package.json", package).Write("CHANGELOG.md", changelog + "\n");
        _release.Commit("chore: bumped");
        _release.Retag("v1.2.3");

        _release.Run<ChecklistContext>([], "--target=Preflight").ShouldBe(0, _release.Output);
    }

    [Fact]
    public void Doctor_says_of_tests_and_audit_why_they_were_not_asked()
    {
        _release.Run("--target=Doctor").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("the tests passed for this commit");
        _release.Output.ShouldContain("Test runs them before");
        _release.Output.ShouldContain("Settings.Checklist.Audit is not set");
    }

    [Fact]
    public void An_audit_that_finds_something_refuses_the_release_and_says_where_to_read()
    {
        _release.Run<AuditContext>([], "--target=Preflight").ShouldNotBe(0);
        _release.Output.ShouldContain("no-such-command");
        _release.Output.ShouldContain("Settings.Checklist.Audit = false");
        File.ReadAllText(Path.Combine(_release.Artifacts, "work", "audit", "1-git.log")).ShouldContain("git version");

        // Doctor asks no network, and a snapshot is nobody's promise.
        _release.Run<AuditContext>([], "--target=Doctor").ShouldBe(0, _release.Output);
        _release.Run<AuditContext>([], "--target=Preflight", "--snapshot").ShouldBe(0, _release.Output);
    }

    [Fact]
    public void Snapshots_never_leave_the_local_store()
    {
        _release.Run<ElsewhereContext>([], "--target=Release", "--snapshot").ShouldNotBe(0);

        _release.Output.ShouldContain("may not leave this machine");
    }
}

public sealed class ChecklistContext : PrebuiltContext
{
    public ChecklistContext(ICakeContext context)
        : base(context) => Settings.Checklist.Secrets.Add("PUBLISH_TOKEN");
}

public sealed class AuditContext : PrebuiltContext
{
    public AuditContext(ICakeContext context)
        : base(context)
    {
        Settings.Checklist.Audit = true;
        Settings.Checklist.AuditCommands.Add(["git", "--version"]);
        Settings.Checklist.AuditCommands.Add(["git", "no-such-command"]);
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
        store.Limits.Returns(new StoreLimits());
        return store;
    }
}
