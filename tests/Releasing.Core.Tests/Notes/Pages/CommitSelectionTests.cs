using Releasing.Notes.Commits;
using Releasing.Notes.Pages;

namespace Releasing.Tests.Notes.Pages;

public sealed class CommitSelectionTests
{
    [Fact]
    public void A_commit_that_was_taken_back_leaves_with_its_revert() =>
        Kept("feat: one", "feat: two", $"Revert \"feat: one\"\n\nThis reverts commit {PageOfTest.Hash(0)}.").ShouldBe(["feat: two"]);

    [Fact]
    public void A_revert_of_something_before_the_range_stays() =>
        Kept("feat: two", "Revert \"feat: old\"\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.").ShouldBe(["Revert \"feat: old\"", "feat: two"]);

    [Fact]
    public void A_revert_that_was_taken_back_takes_nothing_back() =>
        Kept(
            "feat: one",
            $"Revert \"feat: one\"\n\nThis reverts commit {PageOfTest.Hash(0)}.",
            $"Revert \"Revert \"feat: one\"\"\n\nThis reverts commit {PageOfTest.Hash(1)}.").ShouldBe(["feat: one"]);

    [Fact]
    public void A_short_hash_is_enough() => Kept("feat: one", $"revert: one\n\nRefs: {PageOfTest.Hash(0)[..8]}").ShouldBeEmpty();

    [Fact]
    public void A_revert_of_several_stays_while_one_of_them_is_older() =>
        Kept("feat: one", $"revert: two things\n\nRefs: {PageOfTest.Hash(0)}, 0123456789").ShouldBe(["revert: two things"]);

    [Fact]
    public void After_a_rebase_the_subject_tells() =>
        Kept("feat: one", "feat: one", "Revert \"feat: one\"\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.").ShouldBe(["feat: one"]);

    [Fact]
    public void A_commit_does_not_take_back_what_comes_after_it() =>
        Kept($"Revert \"feat: later\"\n\nThis reverts commit {PageOfTest.Hash(1)}.", "feat: later").Count.ShouldBe(2);

    [Theory]
    [InlineData("fixup! feat: one")]
    [InlineData("squash! feat: one")]
    [InlineData("amend! feat: one")]
    [InlineData("chore(release): 1.2.3")]
    [InlineData("v1.2.3")]
    public void What_is_no_change_is_dropped(string message) => Kept("feat: one", message).ShouldBe(["feat: one"]);

    [Fact]
    public void A_merge_that_says_nothing_is_dropped_and_one_that_repeats_its_commit_too()
    {
        var commits = new[]
        {
            Merge(3, "Merge branch 'a'"),
            Merge(2, "Merge pull request #7 from octo/x\n\nfeat: one"),
            PageOfTest.Commit(1, PageOfTest.Ada, "feat: one"),
        };
        CommitSelection.Of(commits).ShouldBe([commits[2] with { PullRequest = 7 }]);
    }

    [Fact]
    public void The_number_of_a_dropped_merge_goes_to_one_commit_that_has_none()
    {
        var commits = new[]
        {
            Merge(4, "Merge pull request #7 from octo/x\n\nfeat: one"),
            PageOfTest.Commit(3, PageOfTest.Ada, "feat: one (#6)"),
            PageOfTest.Commit(2, PageOfTest.Ada, "feat: one"),
            PageOfTest.Commit(1, PageOfTest.Ada, "feat: one"),
        };
        CommitSelection.Of(commits).Select(commit => commit.PullRequest).ShouldBe([6, 7, null]);
    }

    [Fact]
    public void A_merge_with_a_title_of_its_own_stays()
    {
        var commits = new[] { Merge(2, "Merge pull request #7 from octo/x\n\nfeat: the whole"), PageOfTest.Commit(1, PageOfTest.Ada, "a part") };
        CommitSelection.Of(commits).ShouldBe(commits);
    }

    private static ConventionalCommit Merge(int number, string message) => PageOfTest.Commit(number, PageOfTest.Ada, message, PageOfTest.Hash(90), PageOfTest.Hash(91));

    private static List<string> Kept(params string[] messages) => [.. CommitSelection.Of(PageOfTest.Of(messages).Commits).Select(commit => commit.Commit.Subject)];
}
