using Releasing.Cake.Testing;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.GitData;

namespace Releasing.Tests.Services.GitHub.GitData;

public sealed class ProposalTests : IAsyncLifetime
{
    private const string Branch = "releasing/tool-1.2.3";

    private static readonly FileChange[] s_changes = [new("Formula/tool.rb", "class Tool\n")];
    private static readonly FileProposal s_proposal = new(Branch, "tool 1.2.3", "The formula.");

    private TapFixture _tap = null!;

    public async Task InitializeAsync()
    {
        _tap = await TapFixture.StartAsync();
        _tap.Repository.AddFile("main", "README.md", "# tap\n");
    }

    public async Task DisposeAsync() => await _tap.DisposeAsync();

    [Fact]
    public async Task A_pull_request_is_opened_once()
    {
        var first = await ProposeAsync();
        var second = await ProposeAsync();

        second.ShouldBe(first);
        var request = _tap.Repository.PullRequests.ShouldHaveSingleItem();
        (request.Title, request.Body, request.Head, request.Base).ShouldBe(("tool 1.2.3", "The formula.", Branch, "main"));
        _tap.Repository.Files("main").ShouldBe(["README.md"]);
        _tap.Repository.Messages(Branch).ShouldBe(["tool 1.2.3", "Change a file"]);
    }

    [Fact]
    public async Task A_merged_one_leaves_nothing_to_propose()
    {
        await ProposeAsync();
        _tap.Repository.AddFile("main", "Formula/tool.rb", "class Tool\n", "Merge");

        (await ProposeAsync()).ShouldBeNull();

        _tap.Repository.PullRequests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_text_follows_on_the_branch_of_the_open_one()
    {
        await ProposeAsync();

        await _tap.Files().ProposeAsync([new("Formula/tool.rb", "class Tool # mended\n")], "tool 1.2.3", s_proposal, null, CancellationToken.None);

        _tap.Repository.PullRequests.Count.ShouldBe(1);
        _tap.Repository.ReadFile(Branch, "Formula/tool.rb").ShouldBe("class Tool # mended\n");
        _tap.Repository.Messages(Branch).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("POST", "git/refs")]
    [InlineData("POST", "pulls")]
    [InlineData("GET", "pulls")]
    [InlineData("POST", "git/commits")]
    public async Task A_disturbance_at_any_step_ends_in_the_same_state(string method, string path)
    {
        foreach (var fault in new[] { Fault.LostAnswer(), Fault.ResetAfterBody(), Fault.Status(502), Fault.Duplicate() })
        {
            await using var tap = await TapFixture.StartAsync();
            tap.Repository.AddFile("main", "README.md", "# tap\n");
            tap.Hub.Faults.Add(method, $"/repos/ada/homebrew-tap/{path}", fault);

            (await tap.Files().ProposeAsync(s_changes, "tool 1.2.3", s_proposal, null, CancellationToken.None)).ShouldNotBeNull(fault.Name);

            tap.Repository.PullRequests.Count.ShouldBe(1, fault.Name);
            tap.Repository.Messages(Branch).ShouldBe(["tool 1.2.3", "Change a file"], fault.Name);
        }
    }

    [Fact]
    public async Task A_repository_without_a_commit_says_what_it_needs()
    {
        await using var empty = await TapFixture.StartAsync();

        (await Should.ThrowAsync<GitHubException>(() => empty.Files().ProposeAsync(s_changes, "tool 1.2.3", s_proposal, null, CancellationToken.None))).Message.ShouldContain("README.md");
    }

    private Task<string?> ProposeAsync() => _tap.Files().ProposeAsync(s_changes, "tool 1.2.3", s_proposal, null, CancellationToken.None);
}
