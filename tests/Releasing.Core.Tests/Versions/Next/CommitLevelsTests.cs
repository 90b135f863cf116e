using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Versions.Next;

namespace Releasing.Tests.Versions.Next;

public sealed class CommitLevelsTests
{
    private static readonly GitPerson s_ada = new("Ada", "ada@example.org");

    [Theory]
    [InlineData("fix: a", ChangeLevel.Patch)]
    [InlineData("fix(core): a", ChangeLevel.Patch)]
    [InlineData("FIX: a", ChangeLevel.Patch)]
    [InlineData("perf: a", ChangeLevel.Patch)]
    [InlineData("feat: a", ChangeLevel.Minor)]
    [InlineData("feat(ui): a", ChangeLevel.Minor)]
    [InlineData("feat!: a", ChangeLevel.Major)]
    [InlineData("chore!: a", ChangeLevel.Major)]
    [InlineData("docs: a\n\nBREAKING CHANGE: b", ChangeLevel.Major)]
    [InlineData("fix: a\n\nBREAKING-CHANGE: b", ChangeLevel.Major)]
    [InlineData("docs: a", ChangeLevel.None)]
    [InlineData("chore: a", ChangeLevel.None)]
    [InlineData("ci: a", ChangeLevel.None)]
    [InlineData("build(deps): a", ChangeLevel.None)]
    [InlineData("test: a", ChangeLevel.None)]
    [InlineData("whatever somebody wrote", ChangeLevel.None)]
    [InlineData("Merge branch 'feat: x'", ChangeLevel.None)]
    [InlineData("", ChangeLevel.None)]
    public void One_commit(string message, ChangeLevel level) => Judge([Commit(1, message)]).Highest.ShouldBe(level);

    [Fact]
    public void The_highest_decides_and_its_commits_are_named_newest_first()
    {
        var levels = Judge([Commit(5, "docs: e"), Commit(4, "feat: d"), Commit(3, "fix: c"), Commit(2, "feat: b"), Commit(1, "fix: a")]);

        levels.Highest.ShouldBe(ChangeLevel.Minor);
        levels.Count.ShouldBe(5);
        levels.Deciding.Select(commit => commit.Commit.Description).ShouldBe(["d", "b"]);
        levels.Deciding.ShouldAllBe(commit => commit.Level == ChangeLevel.Minor);
    }

    [Fact]
    public void A_reverted_commit_and_its_revert_cancel_each_other_out()
    {
        var levels = Judge([Revert(3, 2), Commit(2, "feat: b"), Commit(1, "fix: a")]);

        levels.Highest.ShouldBe(ChangeLevel.Patch);
        levels.Deciding.Single().Commit.Description.ShouldBe("a");
        Judge([Revert(2, 1), Commit(1, "feat!: a")]).Highest.ShouldBe(ChangeLevel.None);
    }

    [Fact]
    public void A_reverted_revert_brings_the_commit_back() =>
        Judge([Revert(3, 2), Revert(2, 1), Commit(1, "feat: a")]).Deciding.Single().Commit.Description.ShouldBe("a");

    [Fact]
    public void A_revert_of_what_was_released_before_is_a_patch() => Judge([Revert(9, 1), Commit(8, "docs: a")]).Highest.ShouldBe(ChangeLevel.Patch);

    [Fact]
    public void A_revert_of_something_inside_and_something_outside_the_range_stays_a_change()
    {
        var levels = Judge([Revert(9, 8, 1), Commit(8, "feat: a")]);

        levels.Highest.ShouldBe(ChangeLevel.Patch);
        levels.Deciding.Single().Commit.Type.ShouldBe("revert");
    }

    [Fact]
    public void Nothing_reverts_itself_or_what_came_later() =>
        Judge([Commit(2, "feat: b"), Revert(1, 1, 2)]).Deciding.Single().Commit.Description.ShouldBe("b");

    [Fact]
    public void An_ambiguous_hash_reverts_nothing()
    {
        ConventionalCommit[] commits = [Revert(3, 1) with { Reverts = ["0000000"] }, Commit(2, "feat: b"), Commit(1, "feat: a")];

        Judge(commits).Deciding.Count.ShouldBe(2);
    }

    [Fact]
    public void A_repository_says_what_its_own_types_are()
    {
        var settings = new NextVersionSettings { Levels = new Dictionary<string, ChangeLevel> { ["change"] = ChangeLevel.Minor }, Others = ChangeLevel.Patch };

        CommitLevels.Of([Commit(1, "change: a")], settings).Highest.ShouldBe(ChangeLevel.Minor);
        CommitLevels.Of([Commit(1, "any words")], settings).Highest.ShouldBe(ChangeLevel.Patch);
        CommitLevels.Of([Commit(1, "docs: a")], settings).Highest.ShouldBe(ChangeLevel.Patch);
    }

    [Fact]
    public void Many_reverts_are_judged_in_little_time()
    {
        var commits = Enumerable.Range(0, 20_000).Select(number => number % 2 == 0 ? Revert(20_000 - number, 20_000 - number - 1) : Commit(20_000 - number, "feat: a")).ToArray();

        Judge(commits).Highest.ShouldBe(ChangeLevel.None);
    }

    private static CommitLevels Judge(IReadOnlyList<ConventionalCommit> commits) => CommitLevels.Of(commits, new NextVersionSettings());

    private static string Hash(int number) => number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture);

    private static ConventionalCommit Commit(int number, string message) => ConventionalCommit.Parse(new GitCommit(
        Hash(number), message.StartsWith("Merge ", StringComparison.Ordinal) ? [Hash(0), Hash(1)] : [Hash(0)], s_ada, s_ada, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, message));

    private static ConventionalCommit Revert(int number, params int[] reverted) =>
        Commit(number, "revert: it") with { Kind = CommitKind.Revert, Reverts = [.. reverted.Select(Hash)] };
}
