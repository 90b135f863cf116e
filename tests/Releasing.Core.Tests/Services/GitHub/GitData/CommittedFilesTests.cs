using Releasing.Cake.Testing;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.GitData;

namespace Releasing.Tests.Services.GitHub.GitData;

public sealed class CommittedFilesTests : IAsyncLifetime
{
    private static readonly FileChange[] s_changes = [new("Formula/tool.rb", "class Tool\n"), new("Casks/tool.rb", "cask größe\n")];

    private TapFixture _tap = null!;

    public async Task InitializeAsync() => _tap = await TapFixture.StartAsync();

    public async Task DisposeAsync() => await _tap.DisposeAsync();

    [Fact]
    public async Task Several_files_become_one_commit_beside_what_is_there()
    {
        _tap.Repository.AddFile("main", "README.md", "# tap\n");

        var commit = await _tap.Files().CommitAsync(s_changes, "tool 1.2.3", null, CancellationToken.None);

        commit.ShouldBe(_tap.Repository.Branches["main"]);
        _tap.Repository.Messages("main").ShouldBe(["tool 1.2.3", "Change a file"]);
        _tap.Repository.Files("main").ShouldBe(["Casks/tool.rb", "Formula/tool.rb", "README.md"]);
        _tap.Repository.ReadFile("main", "Casks/tool.rb").ShouldBe("cask größe\n");
        (await _tap.Files().ReadAsync(null, "Casks/tool.rb", CancellationToken.None)).ShouldBe("cask größe\n");
    }

    [Fact]
    public async Task What_is_there_already_is_not_committed_again()
    {
        _tap.Repository.AddFile("main", "Formula/tool.rb", "class Tool\n");

        (await _tap.Files().CommitAsync([s_changes[0]], "tool 1.2.3", null, CancellationToken.None)).ShouldBeNull();

        _tap.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repository_without_a_commit_gets_its_first()
    {
        await _tap.Files().CommitAsync(s_changes, "tool 1.2.3", null, CancellationToken.None);

        _tap.Repository.Files("main").ShouldBe(["Casks/tool.rb", "Formula/tool.rb"]);
    }

    [Fact]
    public async Task A_branch_that_is_named_is_the_one_that_changes()
    {
        _tap.Repository.AddFile("main", "README.md", "# tap\n");
        _tap.Repository.AddBranch("releases/stable", "main");

        await _tap.Files().CommitAsync(s_changes, "tool 1.2.3", "releases/stable", CancellationToken.None);

        _tap.Repository.Files("main").ShouldBe(["README.md"]);
        _tap.Repository.Files("releases/stable").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_push_of_somebody_else_in_between_is_kept()
    {
        _tap.Repository.AddFile("main", "README.md", "# tap\n");
        var pushes = 0;
        var files = _tap.Files(request =>
        {
            if (request.Method == HttpMethod.Patch && pushes++ < 2)
            {
                _tap.Repository.AddFile("main", "other.txt", $"{pushes}\n", "Push in between");
            }
        });

        await files.CommitAsync(s_changes, "tool 1.2.3", null, CancellationToken.None);

        _tap.Repository.Messages("main").ShouldBe(["tool 1.2.3", "Push in between", "Push in between", "Change a file"]);
        _tap.Repository.ReadFile("main", "other.txt").ShouldBe("2\n");
    }

    [Fact]
    public async Task The_same_files_pushed_in_between_need_no_commit_any_more()
    {
        _tap.Repository.AddFile("main", "README.md", "# tap\n");
        var pushed = false;
        var files = _tap.Files(request =>
        {
            if (request.Method == HttpMethod.Patch && !pushed)
            {
                pushed = true;
                _tap.Repository.AddFile("main", "Formula/tool.rb", "class Tool\n", "The same from another run");
            }
        });

        (await files.CommitAsync([s_changes[0]], "tool 1.2.3", null, CancellationToken.None)).ShouldBeNull();

        _tap.Repository.Messages("main").ShouldBe(["The same from another run", "Change a file"]);
    }

    [Fact]
    public async Task A_branch_that_moves_every_time_ends_it_at_last()
    {
        _tap.Repository.AddFile("main", "README.md", "# tap\n");
        var pushes = 0;
        var files = _tap.Files(request =>
        {
            if (request.Method == HttpMethod.Patch)
            {
                _tap.Repository.AddFile("main", "other.txt", $"{++pushes}\n");
            }
        });

        (await Should.ThrowAsync<GitHubException>(() => files.CommitAsync(s_changes, "tool 1.2.3", null, CancellationToken.None))).Message.ShouldContain("not a fast forward");

        pushes.ShouldBe(4);
        _tap.Repository.Files("main").ShouldBe(["README.md", "other.txt"]);
    }

    public static TheoryData<string, string> Steps => new() { { "POST", "git/trees" }, { "POST", "git/commits" }, { "PATCH", "git/refs/heads/main" }, { "GET", "git/ref/heads/main" }, { "GET", "contents/Formula/tool.rb" } };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_disturbance_at_any_step_ends_in_the_same_state(string method, string path)
    {
        foreach (var fault in new[] { Fault.LostAnswer(), Fault.ResetBeforeBody(), Fault.ResetAfterBody(), Fault.Status(502), Fault.SecondaryLimit(TimeSpan.FromSeconds(1)), Fault.Duplicate(), Fault.ResetWhileAnswering() })
        {
            await using var tap = await TapFixture.StartAsync();
            tap.Repository.AddFile("main", "README.md", "# tap\n");
            tap.Hub.Faults.Add(method, $"/repos/ada/homebrew-tap/{path}", fault);

            await tap.Files().CommitAsync([s_changes[0]], "tool 1.2.3", null, CancellationToken.None);

            tap.Repository.Messages("main").ShouldBe(["tool 1.2.3", "Change a file"], fault.Name);
            tap.Repository.ReadFile("main", "Formula/tool.rb").ShouldBe("class Tool\n", fault.Name);
        }
    }

    [Fact]
    public async Task The_first_commit_with_its_answer_lost_is_made_once()
    {
        _tap.Hub.Faults.Add("PUT", "/repos/ada/homebrew-tap/contents/**", Fault.LostAnswer());

        await _tap.Files().CommitAsync([s_changes[0]], "tool 1.2.3", null, CancellationToken.None);

        _tap.Repository.Messages("main").ShouldBe(["tool 1.2.3"]);
    }

    [Fact]
    public async Task Something_else_than_a_file_under_its_name_is_refused()
    {
        _tap.Repository.AddFile("main", "Formula/tool.rb/inside", "x");

        await Should.ThrowAsync<GitHubException>(() => _tap.Files().ReadAsync(null, "Formula/tool.rb", CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"encoding":"none","content":""}""")]
    [InlineData("""{"encoding":"base64","content":"%%%"}""")]
    [InlineData("""{"encoding":"base64"}""")]
    public async Task An_answer_that_holds_no_text_is_refused(string json)
    {
        using var hub = new ScriptedGitHub(ScriptedGitHub.Json(json));
        using var client = new GitHubClient(GitHubServer.At("https://api.github.com", "Test"), null, null, hub);

        await Should.ThrowAsync<GitHubException>(() => new CommittedFiles(client, "ada", "tap").ReadAsync(null, "Formula/tool.rb", CancellationToken.None));
    }
}
