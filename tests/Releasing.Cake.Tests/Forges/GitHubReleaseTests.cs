using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Tasks;
using Releasing.Cake.Testing;
using Releasing.Cake.Tests.Hosting;
using Releasing.Notes.Pages;

namespace Releasing.Cake.Tests.Forges;

[Collection(OneHostAtATime.Name)]
public sealed class GitHubReleaseTests : IDisposable
{
    private readonly ReleaseFixture _release = new();
    private readonly FakeGitHub _github = FakeGitHub.StartAsync().GetAwaiter().GetResult();
    private readonly FakeRepository _repository;

    public GitHubReleaseTests()
    {
        _repository = _github.AddRepository("ada", "tool");
        File.AppendAllText(Path.Combine(_release.Root, ".git", "config"), "[remote \"origin\"]\n\turl = https://github.com/ada/tool\n");
        _release.Variables["GITHUB_SERVER_URL"] = "https://github.com";
        _release.Variables["GITHUB_API_URL"] = _github.Api.AbsoluteUri;
        _release.Variables["GITHUB_TOKEN"] = _github.Token;
    }

    public void Dispose()
    {
        _github.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _release.Dispose();
    }

    [Fact]
    public void A_release_is_made_on_GitHub_once_and_a_second_run_changes_nothing()
    {
        _repository.AddTag("v1.2.3", Commit);
        _release.Run<GitHubContext>([], "--target=Release", "--store=github", "--verbosity=diagnostic").ShouldBe(0, _release.Output);

        var release = _repository.Releases.ShouldHaveSingleItem();
        (release.Tag, release.IsDraft, release.IsLatest).ShouldBe(("v1.2.3", false, true));
        release.Assets.ShouldAllBe(asset => asset.State == "uploaded");
        release.Assets.Select(asset => asset.Name).ShouldBe(_release.Catalogue.Released.Select(artifact => artifact.Name).Concat(["tool-1.2.3.verification.json", "tool-1.2.3.verification.md"]), ignoreOrder: true);
        release.Assets.Single(asset => asset.Name == "tool-1.2.3-linux-x86_64.tar.gz").Label.ShouldBe("Linux");
        _release.Output.ShouldContain("GitHub: POST /repos/ada/tool/releases: 201");
        _release.Output.ShouldNotContain(_github.Token);
        Directory.Exists(_release.Published).ShouldBeFalse();

        var written = Writes;
        _release.Run<GitHubContext>([], "--target=Release", "--store=github").ShouldBe(0, _release.Output);
        _release.Run<GitHubContext>([], "--target=Plan", "--store=github").ShouldBe(0, _release.Output);
        Writes.ShouldBe(written);
    }

    [Fact]
    public void The_tap_on_GitHub_gets_one_commit_and_the_notes_say_how_to_install_from_it()
    {
        _repository.AddTag("v1.2.3", Commit);
        var tap = _github.AddRepository("ada", "homebrew-tap");
        tap.AddFile("main", "README.md", "The tap.\n");

        _release.Run<TapContext>([], "--target=Release", "--store=github").ShouldBe(0, _release.Output);

        var formula = tap.ReadFile("main", "Formula/tool.rb").ShouldNotBeNull();
        formula.ShouldContain("releases/download/v1.2.3/tool-1.2.3-linux-x86_64.tar.gz");
        var archive = _repository.Releases.ShouldHaveSingleItem().Assets.Single(asset => asset.Name == "tool-1.2.3-linux-x86_64.tar.gz");
        formula.ShouldContain($"sha256 \"{archive.Digest!["sha256:".Length..]}\"");
        _repository.Releases[0].Notes!.ShouldContain("brew install ada/tap/tool");

        var written = Writes;
        _release.Run<TapContext>([], "--target=Release", "--store=github").ShouldBe(0, _release.Output);
        Writes.ShouldBe(written);
    }

    [Fact]
    public void The_plan_and_the_doctor_change_nothing_and_tell_what_is_missing()
    {
        _release.Run<GitHubContext>([], "--target=Plan", "--store=github").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("create the draft of v1.2.3 in the github store");

        _release.Run<GitHubContext>([], "--target=Doctor", "--store=github").ShouldNotBe(0);
        _release.Output.ShouldContain("git push origin v1.2.3");
        _release.Run<GitHubContext>([], "--target=Release", "--store=github").ShouldNotBe(0);
        _release.Output.ShouldContain("git push origin v1.2.3");
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse("told before anything is built");

        _repository.AddTag("v1.2.3", Commit);
        _release.Run<GitHubContext>([], "--target=Doctor", "--store=github").ShouldBe(0, _release.Output);
        _release.Variables.Remove("GITHUB_TOKEN");
        _release.Run<GitHubContext>([], "--target=Doctor", "--store=github").ShouldNotBe(0);
        _release.Output.ShouldContain("set GITHUB_TOKEN or GH_TOKEN");
        Writes.ShouldBe(0);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("local", "GITHUB_ACTIONS=true", "GITHUB_REF_TYPE=branch", "GITHUB_REF_NAME=v1.2.3")]
    [InlineData("local", "GITHUB_ACTIONS=true", "GITHUB_REF_TYPE=tag", "GITHUB_REF_NAME=v9.9.9")]
    [InlineData("github", "GITHUB_ACTIONS=true", "GITHUB_REF_TYPE=tag", "GITHUB_REF_NAME=v1.2.3")]
    [InlineData("local", "GITHUB_ACTIONS=true", "GITHUB_REF_TYPE=tag", "GITHUB_REF_NAME=v1.2.3", "--store=local")]
    [InlineData("local", "GITHUB_ACTIONS=true", "GITHUB_REF_TYPE=tag", "GITHUB_REF_NAME=v1.2.3", "--snapshot")]
    public void A_release_leaves_the_house_only_for_a_tag_in_a_workflow_or_when_told_to(string store, params string[] circumstances)
    {
        foreach (var variable in circumstances.Where(one => one[0] != '-'))
        {
            _release.Variables[variable.Split('=')[0]] = variable.Split('=')[1];
        }

        _release.Run<GitHubContext>([], ["--target=Plan", .. circumstances.Where(one => one[0] == '-')]).ShouldBe(0, _release.Output);
        _release.Output.ShouldContain($"in the {store} store");
    }

    [Fact]
    public void A_setting_chooses_GitHub_and_a_snapshot_stays_all_the_same()
    {
        _release.Run<AlwaysGitHubContext>([], "--target=Plan").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("in the github store");
        _release.Run<AlwaysGitHubContext>([], "--target=Plan", "--snapshot").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("in the local store");
        _release.Run<AlwaysGitHubContext>([], "--target=Preflight", "--snapshot", "--store=github").ShouldNotBe(0);
        _release.Output.ShouldContain("may not leave this machine");
    }

    [Fact]
    public void Notes_that_the_page_does_not_take_are_an_asset()
    {
        _repository.AddTag("v1.2.3", Commit);
        _release.Run<GitHubContext>([typeof(LongNotesTask)], "--target=Release", "--store=github").ShouldBe(0, _release.Output);
        var release = _repository.Releases.ShouldHaveSingleItem();
        release.Notes!.Length.ShouldBeLessThanOrEqualTo(125_000);
        release.Notes.ShouldContain("/ada/tool/releases/download/v1.2.3/tool-1.2.3-release-notes.md");
        System.Text.Encoding.UTF8.GetString(release.Assets.Single(asset => asset.Name == "tool-1.2.3-release-notes.md").ReadBytes()).ShouldBe(LongNotesTask.Text);

        var written = Writes;
        _release.Run<GitHubContext>([typeof(LongNotesTask)], "--target=Release", "--store=github").ShouldBe(0, _release.Output);
        Writes.ShouldBe(written);
    }

    private string Commit => File.ReadAllText(Path.Combine(_release.Root, ".git", "refs", "heads", "main")).Trim();

    private int Writes => _github.Exchanges.Count(exchange => exchange.Method != "GET");
}

public class GitHubContext : PrebuiltContext
{
    public GitHubContext(ICakeContext context)
        : base(context)
    {
        Settings.Notes.Enrich = false;
        Settings.GitHub.Label = artifact => artifact is { Kind: ArtifactKind.Archive, Target: "linux-x86_64" } ? "Linux" : null;
    }
}

public sealed class AlwaysGitHubContext : GitHubContext
{
    public AlwaysGitHubContext(ICakeContext context)
        : base(context) => Settings.Store = "github";
}

public sealed class TapContext : GitHubContext
{
    public TapContext(ICakeContext context)
        : base(context) => Settings.Homebrew.Tap = "ada/homebrew-tap";
}

[TaskName(TaskNames.ReleaseNotes)]
public sealed class LongNotesTask : ReleaseNotesTask
{
    internal static readonly string Text = string.Concat(Enumerable.Range(0, 12_000).Select(number => $"- change {number}\n"));

    protected override string Describe(ReleaseContext context, ReleaseNotes notes) => Text;
}
