using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.Tests.Notes.Commits;

public sealed class ConventionalCommitTests
{
    [Theory]
    [InlineData("feat: allow provided config object to extend other configs", "feat", null, false, "allow provided config object to extend other configs")]
    [InlineData("feat!: send an email to the customer when a product is shipped", "feat", null, true, "send an email to the customer when a product is shipped")]
    [InlineData("feat(api)!: send an email", "feat", "api", true, "send an email")]
    [InlineData("docs: correct spelling of CHANGELOG", "docs", null, false, "correct spelling of CHANGELOG")]
    [InlineData("feat(lang): add Polish language", "feat", "lang", false, "add Polish language")]
    [InlineData("FIX( core ):  two blanks", "fix", "core", false, "two blanks")]
    [InlineData("fix(@a/b): scoped package", "fix", "@a/b", false, "scoped package")]
    [InlineData("fix(core, cli): list", "fix", "core, cli", false, "list")]
    [InlineData("fix(): empty scope", "fix", null, false, "empty scope")]
    [InlineData("fix:no space", "fix", null, false, "no space")]
    [InlineData("feat(x)!:no space", "feat", "x", true, "no space")]
    [InlineData("fix:\ttab", "fix", null, false, "tab")]
    [InlineData("build-deps: x", "build-deps", null, false, "x")]
    [InlineData("✨ feat: emoji before", "feat", null, false, "emoji before")]
    [InlineData(":sparkles: feat(ui): its name before", "feat", "ui", false, "its name before")]
    [InlineData("🧑‍💻 feat: joined emoji", "feat", null, false, "joined emoji")]
    [InlineData("feat: ✨ emoji inside", "feat", null, false, "✨ emoji inside")]
    [InlineData("funkcja: Größe 日本語", "funkcja", null, false, "Größe 日本語")]
    [InlineData("fix: x (#12)", "fix", null, false, "x")]
    [InlineData("fix: x (#12) (#13)", "fix", null, false, "x (#12)")]
    [InlineData("fix: x (# 12)", "fix", null, false, "x (# 12)")]
    [InlineData("note:foo", "", null, false, "note:foo")]
    [InlineData("std::move is used", "", null, false, "std::move is used")]
    [InlineData("fix://x", "", null, false, "fix://x")]
    [InlineData("https://example.org/x", "", null, false, "https://example.org/x")]
    [InlineData("fix", "", null, false, "fix")]
    [InlineData("fix: ", "", null, false, "fix:")]
    [InlineData("fix(open: x", "", null, false, "fix(open: x")]
    [InlineData("fix(a(b)): x", "", null, false, "fix(a(b)): x")]
    [InlineData("fix (core): x", "", null, false, "fix (core): x")]
    [InlineData("12: x", "", null, false, "12: x")]
    [InlineData("two words: x", "", null, false, "two words: x")]
    [InlineData(": x", "", null, false, ": x")]
    [InlineData(":sparkles:", "", null, false, ":sparkles:")]
    [InlineData("", "", null, false, "")]
    [InlineData("BREAKING CHANGE: all of it", "", null, true, "all of it")]
    public void Reads_the_subject(string subject, string type, string? scope, bool breaking, string description)
    {
        var commit = CommitOf.Message(subject);
        (commit.Type, commit.Scope, commit.IsBreaking, commit.Description).ShouldBe((type, scope, breaking, description));
        commit.BreakingNotes.ShouldBeEmpty();
    }

    [Fact]
    public void Splits_a_list_of_scopes() => CommitOf.Message("fix(core, @a/b ,cli): x").Scopes.ShouldBe(["core", "@a/b", "cli"]);

    [Theory]
    [InlineData("BREAKING CHANGE: `extends` key changed", "`extends` key changed")]
    [InlineData("Body.\n\nBREAKING-CHANGE: one\n  two\n\nthree\nReviewed-by: Z", "one\ntwo\n\nthree")]
    [InlineData("Reviewed-by: Z\nBREAKING CHANGE #12 is gone\nRefs: #123", "12 is gone")]
    [InlineData("BREAKING CHANGE: one\nBREAKING CHANGE: two", "one|two")]
    [InlineData("BREAKING CHANGE: one\n\nText of it.\n\nBREAKING-CHANGE: two", "one\n\nText of it.|two")]
    [InlineData("No empty line before\nBREAKING CHANGE: it", "it")]
    [InlineData("BREAKING CHANGE:\n\nthe next line", "the next line")]
    [InlineData("BREAKING CHANGE:no blank", "no blank")]
    [InlineData("BREAKING CHANGE: x\r\ny\r\n\r\nRefs: #1\r\n", "x\ny")]
    [InlineData("* feat: a\n\nBREAKING CHANGE: of a\n\n* fix: b\n\n---------\n\nCo-authored-by: Z <z@example.org>", "of a")]
    public void Reads_the_footers_of_breaking_changes(string body, string notes)
    {
        var commit = CommitOf.Message("chore: drop support for Node 6\n\n" + body);
        commit.IsBreaking.ShouldBeTrue();
        commit.BreakingNotes.ShouldBe(notes.Split('|'));
    }

    [Theory]
    [InlineData("breaking change: in small letters")]
    [InlineData("BREAKING CHANGES are listed elsewhere")]
    [InlineData("Not a BREAKING CHANGE: at all")]
    [InlineData(" BREAKING CHANGE: indented")]
    public void Other_words_break_nothing(string body) => CommitOf.Message("fix: x\n\n" + body).IsBreaking.ShouldBeFalse();

    [Fact]
    public void A_breaking_footer_without_text_still_breaks()
    {
        var commit = CommitOf.Message("fix: x\n\nBREAKING CHANGE:");
        commit.IsBreaking.ShouldBeTrue();
        commit.BreakingNotes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("feat: a\n\nText.\n\nReviewed-by: Z\nRefs: #123", "Text.", "Reviewed-by: Z|Refs: #123")]
    [InlineData("feat: a\n\nReviewed-by: Z\n  and Y\nand X", "", "Reviewed-by: Z\nand Y\nand X")]
    [InlineData("feat: a\n\nNote: this is a sentence.\n\nAnd this is the next paragraph.", "Note: this is a sentence.\n\nAnd this is the next paragraph.", "")]
    [InlineData("feat: a\n\nText\nReviewed-by: in the paragraph", "Text\nReviewed-by: in the paragraph", "")]
    [InlineData("feat: a\n\nReviewed-by: Z\n\nSigned-off-by: Y", "", "Reviewed-by: Z|Signed-off-by: Y")]
    [InlineData("feat: a\n\nCloses #12", "", "Closes #12")]
    [InlineData("feat: a\n\n- item: one\n- item: two", "- item: one\n- item: two", "")]
    [InlineData("feat: a\n\n# heading: one", "# heading: one", "")]
    [InlineData("feat: a\nRefs: #1", "", "Refs: #1")]
    [InlineData("feat: a\r\n\r\nText.\r\n\r\nRefs: #1\r\n", "Text.", "Refs: #1")]
    public void Splits_body_and_footers(string message, string body, string footers)
    {
        var commit = CommitOf.Message(message);
        commit.Description.ShouldBe("a");
        commit.Body.ShouldBe(body);
        string.Join('|', commit.Footers.Select(footer => footer.Token + footer.Separator + footer.Value)).ShouldBe(footers);
    }

    [Theory]
    [InlineData("fix: x (#12)", 12)]
    [InlineData("Not conventional (#7)", 7)]
    [InlineData("fix: x (!12)", 12)]
    [InlineData("fix: x #12", null)]
    [InlineData("fix: x (#0)", null)]
    [InlineData("fix: x (#99999999999999)", null)]
    [InlineData("Merge pull request #3 from a/b\n\nfeat: y", 3)]
    [InlineData("Merge branch 'x' into 'main'\n\nfeat: y\n\nSee merge request group/sub/project!45", 45)]
    [InlineData("Merged in feature/x (pull request #6)\n\nfeat: y", 6)]
    [InlineData("Merged PR 81: feat: y", 81)]
    public void Reads_the_pull_request(string message, int? number) => CommitOf.Message(message).PullRequest.ShouldBe(number);

    [Theory]
    [InlineData("feat: x", CommitKind.Conventional)]
    [InlineData("Add x", CommitKind.Plain)]
    [InlineData("fixup! feat: x", CommitKind.Fixup)]
    [InlineData("squash! feat: x", CommitKind.Fixup)]
    [InlineData("amend! feat: x", CommitKind.Fixup)]
    [InlineData("Merge branch 'main' into x", CommitKind.Merge)]
    [InlineData("Merge pull request #1 from a/b\n\nA title", CommitKind.Merge)]
    [InlineData("Merge pull request #1 from a/b\n\nfeat: a title", CommitKind.Conventional)]
    [InlineData("Merge the two parsers", CommitKind.Plain)]
    [InlineData("Revert \"feat: x\"", CommitKind.Revert)]
    [InlineData("revert: feat: x", CommitKind.Revert)]
    [InlineData("Reapply \"feat: x\"", CommitKind.Revert)]
    [InlineData("v1.2.3", CommitKind.Release)]
    [InlineData("1.2.3-rc.1", CommitKind.Release)]
    [InlineData("chore(release): 1.2.3", CommitKind.Release)]
    [InlineData("chore(release): publish packages of 1.2.3 [skip ci]", CommitKind.Release)]
    [InlineData("chore(main): release 1.2.3", CommitKind.Release)]
    [InlineData("chore: release v1.2.3", CommitKind.Release)]
    [InlineData("Release v1.2.3", CommitKind.Release)]
    [InlineData("Bump version to 1.2.3.", CommitKind.Release)]
    [InlineData("chore: bump version from 1.2.2 to 1.2.3", CommitKind.Release)]
    [InlineData("chore: publish tool@1.2.3", CommitKind.Release)]
    [InlineData("chore: bump serde to 1.2.3", CommitKind.Conventional)]
    [InlineData("feat: release 1.2.3", CommitKind.Conventional)]
    [InlineData("chore(release)!: 2.0.0", CommitKind.Conventional)]
    public void Tells_what_sort_of_message_it_is(string message, CommitKind kind) => CommitOf.Message(message).Kind.ShouldBe(kind);

    [Fact]
    public void A_merge_commit_without_words_of_its_own_is_a_merge() => CommitOf.Message("Whatever", parents: 2).Kind.ShouldBe(CommitKind.Merge);

    [Fact]
    public void A_merge_with_a_conventional_title_says_what_the_title_says()
    {
        var commit = CommitOf.Message("Merge pull request #3 from a/b\n\nfeat(cli)!: y\n\nText of it.\n\nRefs: #1", parents: 2);
        (commit.Type, commit.Scope, commit.IsBreaking, commit.Description, commit.Body).ShouldBe(("feat", "cli", true, "y", "Text of it."));
    }

    [Theory]
    [InlineData("Revert \"feat: x\"\n\nThis reverts commit 676104e5a2158680000000000000000000000000.", "676104e5a2158680000000000000000000000000")]
    [InlineData("revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868", "676104e|a215868")]
    [InlineData("Revert \"x\"\n\nThis reverts commits 676104e,\na215868 and b215868. Also deadbeef.", "676104e|a215868|b215868")]
    [InlineData("Revert \"Merge\"\n\nThis reverts commit 676104E, reversing\nchanges made to a215868.", "676104e")]
    [InlineData("Revert \"x\"\n\nRefs: #12", "")]
    [InlineData("fix: x\n\nThis reverts commit 676104e.", "")]
    public void Reads_which_commits_are_taken_back(string message, string hashes) =>
        string.Join('|', CommitOf.Message(message).Reverts).ShouldBe(hashes);

    [Fact]
    public void Reads_co_authors_each_once() =>
        CommitOf.Message("feat: x\n\nCo-authored-by: Grace Hopper <grace@example.org>\nco-authored-by: Z\nCo-Authored-By: Grace Hopper <grace@example.org>\nCo-authored-by: <only@example.org>\nCo-authored-by:")
            .CoAuthors.ShouldBe([new GitPerson("Grace Hopper", "grace@example.org"), new GitPerson("Z", ""), new GitPerson("", "only@example.org")]);
}
