using Releasing.Cake.Testing;
using Releasing.Core.Tests;
using Releasing.Effects;
using Releasing.Failures;
using Releasing.Services;
using Releasing.Services.Homebrew;
using Releasing.Tests.Services.GitHub.GitData;
using Releasing.Versions;

namespace Releasing.Tests.Services.Homebrew;

public sealed class TapEffectTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TapFixture _tap = null!;

    public async Task InitializeAsync()
    {
        _tap = await TapFixture.StartAsync();
        _tap.Repository.AddFile("main", "README.md", "# tap\n");
    }

    public async Task DisposeAsync() => await _tap.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_formula_of_an_earlier_version_is_replaced_in_one_commit()
    {
        _tap.Repository.AddFile("main", "Formula/my-tool.rb", Text("1.2.2", 'a'));
        var effect = Effect(await PublishedAsync(), Text("1.2.3", 'b'));

        (await effect.ProbeAsync(CancellationToken.None)).ShouldBe(Probe.Absent);
        await effect.ApplyAsync(CancellationToken.None);

        (await effect.ProbeAsync(CancellationToken.None)).ShouldBe(Probe.Same);
        _tap.Repository.ReadFile("main", "Formula/my-tool.rb").ShouldBe(Text("1.2.3", 'b'));
        _tap.Repository.Messages("main")[0].ShouldBe("my-tool 1.2.3");
        effect.Digest!.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("1.3.0", 'c')]
    [InlineData("1.2.3", 'b')]
    public async Task A_later_version_and_words_that_somebody_mended_stay(string version, char digit)
    {
        var there = Text(version, digit).Replace("desc \"Finds things\"", "desc \"Mended\"", StringComparison.Ordinal);
        _tap.Repository.AddFile("main", "Formula/my-tool.rb", there);

        (await Effect(await PublishedAsync(), Text("1.2.3", 'b')).ProbeAsync(CancellationToken.None)).ShouldBe(Probe.Same);

        _tap.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_bytes_of_the_same_version_are_a_conflict_with_both_digests()
    {
        _tap.Repository.AddFile("main", "Formula/my-tool.rb", Text("1.2.3", 'e'));

        var probe = await Effect(await PublishedAsync(), Text("1.2.3", 'b')).ProbeAsync(CancellationToken.None);

        probe.State.ShouldBe(ProbeState.Conflict);
        probe.Ours!.ShouldContain(new string('b', 64));
        probe.Theirs!.ShouldContain(new string('e', 64));
    }

    [Fact]
    public async Task Before_the_release_is_public_nothing_can_be_rendered()
    {
        var store = new LocalStore(_folder["store"]);
        await store.CreateDraftAsync(new ReleaseDraft("v1.2.3", new string('0', 40), "tool", "", false), CancellationToken.None);
        var effect = Effect(new ReleaseView(store, "v1.2.3"), Text("1.2.3", 'b'));

        (await effect.ProbeAsync(CancellationToken.None)).ShouldBe(Probe.Absent);
        effect.Digest.ShouldBeNull();
        await Should.ThrowAsync<ReleaseException>(() => effect.ApplyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_pull_request_that_is_open_counts_as_done()
    {
        var effect = Effect(await PublishedAsync(), Text("1.2.3", 'b'), asPullRequest: true);
        (await effect.ProbeAsync(CancellationToken.None)).ShouldBe(Probe.Absent);

        await effect.ApplyAsync(CancellationToken.None);

        (await Effect(await PublishedAsync(), Text("1.2.3", 'b'), asPullRequest: true).ProbeAsync(CancellationToken.None)).ShouldBe(Probe.Same);
        var request = _tap.Repository.PullRequests.ShouldHaveSingleItem();
        (request.Title, request.Head).ShouldBe(("my-tool 1.2.3", "releasing/my-tool-1.2.3"));
        request.Body.ShouldStartWith("The formula of my-tool 1.2.3.");
    }

    [Fact]
    public async Task A_token_that_may_not_write_there_is_told_which_one_may()
    {
        _tap.Hub.AddToken(new FakeToken("ghs_workflow0000") { Permissions = new Dictionary<string, string> { ["contents"] = "read" } });
        var effect = Effect(await PublishedAsync(), Text("1.2.3", 'b'), token: "ghs_workflow0000");

        var message = (await Should.ThrowAsync<ReleaseException>(() => effect.ApplyAsync(CancellationToken.None))).Message;

        message.ShouldContain("HOMEBREW_TAP_TOKEN");
        message.ShouldContain("GITHUB_TOKEN of a workflow cannot write");
        message.ShouldNotContain("ghs_workflow0000");
    }

    [Fact]
    public async Task A_tap_that_is_not_there_is_named()
    {
        var files = _tap.Files(name: "homebrew-nothing");
        var effect = new TapEffect(await PublishedAsync(), new GitHubTap(files, "my-tool 1.2.3", null, asPullRequest: false), "my-tool 1.2.3", Render(Text("1.2.3", 'b')));

        (await Should.ThrowAsync<ReleaseException>(() => effect.ProbeAsync(CancellationToken.None))).Message.ShouldContain("ada/homebrew-nothing");
    }

    [Fact]
    public async Task A_protected_branch_says_that_pull_requests_are_possible()
    {
        _tap.Hub.Faults.Add("PATCH", "/repos/ada/homebrew-tap/git/refs/**", Fault.Status(422, "Changes must be made through a pull request."));
        var effect = Effect(await PublishedAsync(), Text("1.2.3", 'b'));

        (await Should.ThrowAsync<ReleaseException>(() => effect.ApplyAsync(CancellationToken.None))).Message.ShouldContain("Settings.Homebrew.PullRequest");
    }

    private static string Text(string version, char digit) => FormulaWriter.Write(SampleFormula.Plain with
    {
        Version = version,
        Downloads = [SampleFormula.Plain.Downloads[0] with { Url = $"https://example.org/{version}/tool.tar.gz", Sha256 = new string(digit, 64) }],
    });

    private static Func<ReleaseView, StoredRelease, CancellationToken, Task<IReadOnlyList<TapFile>>> Render(string text) =>
        (_, _, _) => Task.FromResult<IReadOnlyList<TapFile>>([new TapFile("Formula/my-tool.rb", text, SemanticVersion.Parse("1.2.3"))]);

    private TapEffect Effect(ReleaseView view, string text, bool asPullRequest = false, string? token = null) =>
        new(view, new GitHubTap(_tap.Files(token: token), "my-tool 1.2.3", null, asPullRequest), "my-tool 1.2.3", Render(text));

    private async Task<ReleaseView> PublishedAsync()
    {
        var store = new LocalStore(_folder["store"]);
        if (await store.FindAsync("v1.2.3", CancellationToken.None) is null)
        {
            await store.PublishAsync(await store.CreateDraftAsync(new ReleaseDraft("v1.2.3", new string('0', 40), "tool", "", false), CancellationToken.None), isLatest: true, CancellationToken.None);
        }

        return new ReleaseView(store, "v1.2.3");
    }
}
