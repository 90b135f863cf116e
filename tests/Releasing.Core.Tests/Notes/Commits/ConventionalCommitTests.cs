using System.Diagnostics;
using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.Tests.Notes.Commits;

public sealed class ConventionalCommitTests
{
    /// <summary>The subjects of the specification's examples, and what comes close to them.</summary>
    [Theory]
    [InlineData("feat: allow provided config object to extend other configs", "feat", null, false, "allow provided config object to extend other configs")]
    [InlineData("feat!: send an email to the customer when a product is shipped", "feat", null, true, "send an email to the customer when a product is shipped")]
    [InlineData("feat(api)!: send an email to the customer when a product is shipped", "feat", "api", true, "send an email to the customer when a product is shipped")]
    [InlineData("docs: correct spelling of CHANGELOG", "docs", null, false, "correct spelling of CHANGELOG")]
    [InlineData("feat(lang): add Polish language", "feat", "lang", false, "add Polish language")]
    [InlineData("FIX( core ):  two blanks", "fix", "core", false, "two blanks")]
    [InlineData("fix(): empty scope", "fix", null, false, "empty scope")]
    [InlineData("Revert \"feat: x\"", "revert", null, false, "Revert \"feat: x\"")]
    [InlineData("fix:no blank", "", null, false, "fix:no blank")]
    [InlineData("fix: ", "", null, false, "fix:")]
    [InlineData("fix(open: x", "", null, false, "fix(open: x")]
    [InlineData("two words: x", "", null, false, "two words: x")]
    [InlineData(": x", "", null, false, ": x")]
    [InlineData("", "", null, false, "")]
    public void Reads_the_subject(string subject, string type, string? scope, bool breaking, string description)
    {
        var commit = Parse(subject, "");
        (commit.Type, commit.Scope, commit.IsBreaking, commit.Description).ShouldBe((type, scope, breaking, description));
        commit.BreakingNotes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BREAKING CHANGE: `extends` key changed", "`extends` key changed")]
    [InlineData("Body.\n\nBREAKING-CHANGE: one\n  two\n\nthree\nReviewed-by: Z", "one two three")]
    [InlineData("Reviewed-by: Z\nBREAKING CHANGE #12 is gone\nRefs: #123", "12 is gone")]
    [InlineData("BREAKING CHANGE: one\nBREAKING CHANGE: two", "one two")]
    public void Reads_the_footer_of_a_breaking_change(string body, string note)
    {
        var commit = Parse("chore: drop support for Node 6", body);
        commit.IsBreaking.ShouldBeTrue();
        commit.BreakingNotes.SingleOrDefault().ShouldBe(note);
    }

    [Theory]
    [InlineData("This is no BREAKING CHANGE: really")]
    [InlineData("breaking change: lower case is not enough")]
    [InlineData("BREAKING CHANGE: ")]
    [InlineData("BREAKING")]
    public void Leaves_other_bodies_alone(string body) => Parse("fix: x", body).IsBreaking.ShouldBeFalse();

    [Fact]
    public void Finds_the_footer_under_a_subject_without_type() => Parse("Rewrite it", "BREAKING CHANGE: all").IsBreaking.ShouldBeTrue();

    [Fact]
    public void Takes_time_in_proportion_to_the_length()
    {
        var watch = Stopwatch.StartNew();
        Parse(new string('(', 1_000_000) + ": x", string.Concat(Enumerable.Repeat("BREAKING CHANGE: a-\n", 200_000))).BreakingNotes[0]!.Length.ShouldBeGreaterThan(500_000);
        Parse(new string('a', 1_000_000) + "(" + new string('b', 1_000_000), new string('-', 1_000_000)).Type.ShouldBe("");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static ConventionalCommit Parse(string subject, string body) =>
        ConventionalCommit.Parse(new GitCommit(
        new string('a', 40), [], new GitPerson("Ada", "ada@example.org"), new GitPerson("Ada", "ada@example.org"), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, subject + "\n\n" + body));
}
