using System.Text.Json;
using Releasing.Core.Tests;
using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Notes;
using Releasing.Versions;

namespace Releasing.Tests.Services.GitHub.Notes;

public sealed class GitHubNotesEnricherTests : IDisposable
{
    private const string Secret = "ghp_0123456789abcdef";

    private static readonly GitRemote s_remote = GitRemote.Parse("https://github.com/ada/tool");

    private readonly TemporaryFolder _files = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Puts_accounts_pull_requests_and_labels_into_the_notes()
    {
        var hub = new ScriptedGitHub(Answer(Facts(1, "ada", 12, "enhancement"), Facts(2, "grace", 13, "skip-changelog"), Facts(3, "ada", 14, "breaking-change")));
        var notes = await Enrich(hub, Notes((1, "Add x", "ada@example.org"), (2, "fix: y (#9)", "grace@example.org"), (3, "fix: z", "ada@example.org")));
        notes.Sections.Select(section => $"{section.Heading}: {string.Join(", ", section.Commits.Select(commit => $"{commit.Description} #{commit.PullRequest}"))}")
            .ShouldBe(["Breaking Changes: z #14", "Features: Add x #12"]);
        notes.Commits[1].PullRequest.ShouldBe(9);

        // The title is that of the request which the page names.
        notes.Commits.Select(commit => commit.PullRequestTitle).ShouldBe(["T", null, "T"], ignoreOrder: true);
        notes.Contributors.Select(person => $"{person.Name} {person.Login} {person.Commits}").ShouldBe(["ada ada 2", "grace grace 1"]);
        MarkdownNotes.Render(notes).ShouldContain("[#12](https://github.com/ada/tool/pull/12)");
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Asks_in_few_requests_with_hashes_as_variables()
    {
        var hub = new ScriptedGitHub(Answer());
        await Enrich(hub, Notes([.. Enumerable.Range(1, 120).Select(number => (number, "fix: x", "a@example.org"))]));
        hub.Requests.Count.ShouldBe(3);
        using var body = JsonDocument.Parse(hub.Requests[0].Body);
        var query = body.RootElement.GetProperty("query").GetString()!;
        query.ShouldStartWith("query($owner:String!,$name:String!,$c0:GitObjectID!,");
        query.ShouldNotContain(Hash(1));
        body.RootElement.GetProperty("variables").GetProperty("c0").GetString().ShouldBe(Hash(1));
        body.RootElement.GetProperty("variables").GetProperty("owner").GetString().ShouldBe("ada");
        (query.Count(letter => letter == '{'), query.Count(letter => letter == '(')).ShouldBe((query.Count(letter => letter == '}'), query.Count(letter => letter == ')')));
    }

    [Fact]
    public async Task What_was_asked_once_is_not_asked_again()
    {
        var notes = Notes((1, "Add x", "ada@example.org"), (2, "fix: y", "ada@example.org"));
        var hub = new ScriptedGitHub(Answer(Facts(1, "ada", 12, "enhancement"), Facts(2, "ada", 13, "bug")));
        var first = await Enrich(hub, notes);
        var second = await Enrich(hub, notes);
        hub.Requests.Count.ShouldBe(1);
        MarkdownNotes.Render(second).ShouldBe(MarkdownNotes.Render(first));

        // Another repository's commits are another's.
        await Enrich(hub, notes, GitRemote.Parse("https://github.com/ada/other"));
        hub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_commit_that_GitHub_does_not_know_yet_is_asked_for_again()
    {
        var hub = new ScriptedGitHub(Answer(Facts(1, "ada", 12, "bug")), Answer(Facts(2, "ada", 13, "bug")));
        var notes = Notes((1, "x", "ada@example.org"), (2, "y", "ada@example.org"));
        (await Enrich(hub, notes)).Commits[1].Labels.ShouldBeEmpty();
        hub.Requests.Count.ShouldBe(1);
        await Enrich(hub, notes);
        hub.Requests[1].Body.ShouldNotContain(Hash(1));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"schema":1,"repository":"https://api.github.com/ada/tool","commits":{"x":{"authors":null,"pullRequest":null}}}""")]
    [InlineData("""{"schema":9,"repository":"https://api.github.com/ada/tool","commits":{}}""")]
    public async Task A_damaged_cache_counts_as_none(string text)
    {
        _files.Write("cache.json", text);
        var hub = new ScriptedGitHub(Answer(Facts(1, "ada", 12, "bug")));
        (await Enrich(hub, Notes((1, "x", "ada@example.org")))).Commits[0].PullRequest.ShouldBe(12);
    }

    [Fact]
    public async Task Without_an_answer_the_notes_are_what_they_were_and_a_warning_says_why()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Bad credentials"}""", 401));
        var notes = Notes((1, "Add x", "ada@example.org"));
        (await Enrich(hub, notes)).ShouldBeSameAs(notes);
        _warnings.Single().ShouldStartWith("Accounts of authors and labels of pull requests are left out: GitHub: POST /graphql answered 401: Bad credentials.");
        _warnings.Single().ShouldNotContain(Secret);
        await Should.ThrowAsync<ReleaseException>(() => Enrich(hub, notes, required: true));
    }

    [Theory]
    [InlineData("""{"data":{"repository":null},"errors":[{"type":"NOT_FOUND","message":"Could not resolve to a Repository"}]}""", "there is no repository ada/tool")]
    [InlineData("""{"data":null,"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}""", "API rate limit exceeded")]
    [InlineData("""{"errors":[{"message":"\u001b[31mParse error"}]}""", "answered \uFFFD[31mParse error")]
    [InlineData("""{"data":{"repository":"x"}}""", "JSON that is not what the API documents")]
    [InlineData("[]", "JSON that is not what the API documents")]
    public async Task Errors_of_GraphQL_are_told(string answer, string told)
    {
        var notes = Notes((1, "Add x", "ada@example.org"));
        (await Enrich(new ScriptedGitHub(ScriptedGitHub.Json(answer)), notes)).ShouldBeSameAs(notes);
        _warnings.Single().ShouldContain(told);
    }

    [Theory]
    [InlineData("""{"data":{"repository":{"c0":null}}}""")]
    [InlineData("""{"data":{"repository":{"c0":{}}}}""")]
    [InlineData("""{"data":{"repository":{}}}""")]
    public async Task What_is_no_commit_changes_nothing(string answer)
    {
        var notes = Notes((1, "Add x", "ada@example.org"));
        (await Enrich(new ScriptedGitHub(ScriptedGitHub.Json(answer)), notes)).ShouldBeSameAs(notes);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_open_pull_request_of_a_stranger_says_nothing()
    {
        var answer = """{"data":{"repository":{"c0":{"oid":"HASH","authors":{"nodes":[null,{"email":null,"user":null}]},"associatedPullRequests":{"nodes":[null,{"number":5,"state":"OPEN","labels":{"nodes":[{"name":"skip-changelog"}]}}]}}}}}""".Replace("HASH", Hash(1), StringComparison.Ordinal);
        var commit = (await Enrich(new ScriptedGitHub(ScriptedGitHub.Json(answer)), Notes((1, "Add x", "ada@example.org")))).Commits.Single();
        (commit.PullRequest, commit.Labels.Count, commit.Account).ShouldBe((null, 0, null));
    }

    [Theory]
    [InlineData("](https://evil.example.org)")]
    [InlineData("<script>")]
    [InlineData("a b")]
    [InlineData("a\u001b[31m")]
    [InlineData("@all")]
    [InlineData("")]
    public async Task A_login_that_is_none_is_left_out(string login)
    {
        var notes = await Enrich(new ScriptedGitHub(Answer(Facts(1, login, 12, "\u001b]0;x\u0007<b>|\n# h"))), Notes((1, "Add x", "ada@example.org")));
        notes.Contributors.Single().Login.ShouldBeNull();
        notes.Commits.Single().Account.ShouldBeNull();
        notes.Commits.Single().Labels.Single().Any(char.IsControl).ShouldBeFalse();
        var page = MarkdownNotes.Render(notes);
        page.ShouldNotContain("evil");
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Two_addresses_of_one_account_are_one_person()
    {
        var hub = new ScriptedGitHub(Answer(Facts(1, "ada", 12, "bug"), Facts(2, "Ada", 13, "bug", "lovelace@example.org")));
        var notes = Notes((1, "x", "ada@example.org"), (2, "y", "lovelace@example.org"));
        notes = notes with { Contributors = [.. notes.Contributors.Select(person => person with { IsNew = person.Commits > 0 && person.Name == "ada" })] };
        var person = (await Enrich(hub, notes)).Contributors.ShouldHaveSingleItem();
        (person.Commits, person.IsNew, person.First.Commit.Hash).ShouldBe((2, false, Hash(2)));
    }

    [Fact]
    public async Task Very_long_histories_are_asked_for_in_part()
    {
        var hub = new ScriptedGitHub(Answer());
        await Enrich(hub, Notes([.. Enumerable.Range(1, 12).Select(number => (number, "fix: x", "a@example.org"))]), most: 10);
        _warnings.Single().ShouldStartWith("GitHub is asked for the newest 10 of 12 commits");
        hub.Requests.Single().Body.ShouldNotContain(Hash(11));
    }

    private static string Hash(int number) => FormattableString.Invariant($"{number:x40}");

    private static ReleaseNotes Notes(params (int Number, string Message, string Email)[] commits)
    {
        var read = commits.Select(commit => new GitPerson(commit.Email.Split('@')[0], commit.Email) is var person
            ? ConventionalCommit.Parse(new GitCommit(Hash(commit.Number), [], person, person, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, commit.Message)) : null!).ToList();
        var version = new ReleaseVersion
        {
            Version = SemanticVersion.Parse("1.0.0"), Tag = "v1.0.0", Commit = Hash(1), CommitDate = DateTimeOffset.UnixEpoch, ContentDate = DateTimeOffset.UnixEpoch, IsSnapshot = false, PreviousTag = null, CommitsSince = 0,
        };
        return new ReleaseNotes(version, read, s_remote) { Contributors = ContributorList.Of(read) };
    }

    private static object Facts(int number, string login, int request, string label, string? email = null) => new
    {
        oid = Hash(number),
        authors = new { nodes = new[] { new { email = email ?? $"{(login.All(char.IsAsciiLetter) && login.Length > 0 ? login : "ada")}@example.org", user = new { login } } } },
        associatedPullRequests = new { nodes = new[] { new { number = request, title = "T", state = "MERGED", author = new { login }, labels = new { nodes = new[] { new { name = label } } } } } },
    };

    // The names in the query count the commits that are asked for.
    private static Func<HttpRequestMessage, HttpResponseMessage> Answer(params object[] facts) => request =>
    {
        using var body = JsonDocument.Parse(request.Content!.ReadAsStringAsync().GetAwaiter().GetResult());
        var asked = body.RootElement.GetProperty("variables").EnumerateObject().Where(variable => variable.Name.StartsWith('c')).ToDictionary(variable => variable.Name, variable => variable.Value.GetString());
        var known = facts.Select(one => JsonSerializer.SerializeToElement(one)).ToDictionary(one => one.GetProperty("oid").GetString()!);
        var repository = asked.ToDictionary(pair => pair.Key, pair => known.TryGetValue(pair.Value!, out var one) ? (object)one : null);
        return ScriptedGitHub.Json(JsonSerializer.Serialize(new { data = new { repository } }))(request);
    };

    private async Task<ReleaseNotes> Enrich(ScriptedGitHub hub, ReleaseNotes notes, GitRemote? remote = null, bool required = false, int most = 2000)
    {
        using var client = new GitHubClient(GitHubServer.At("https://api.github.com", "test"), new GitHubToken(Secret, "test"), new GitHubLimits { Attempts = 1 }, hub);
        return await new GitHubNotesEnricher(client, remote ?? s_remote, new EnrichmentSettings { CacheFile = _files["cache.json"], Required = required, MostCommits = most }, _warnings.Add).EnrichAsync(notes, default);
    }
}
