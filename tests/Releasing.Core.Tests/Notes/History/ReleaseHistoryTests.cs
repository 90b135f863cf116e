using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.History;
using Releasing.Tests.Git;
using Releasing.Versions;

namespace Releasing.Tests.Notes.History;

public sealed class ReleaseHistoryTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Without_a_tag_everything_is_unreleased()
    {
        Commits("feat: one", "feat: two");
        var span = Latest();
        (span.Tag, span.PreviousTag, span.Date).ShouldBe((null, null, TestRepository.DateOfCommit(1)));
        Subjects(span).ShouldBe(["feat: two", "feat: one"]);
        ReleaseHistory.All(_repository.Open(), new HistoryRange()).ShouldHaveSingleItem().Commits.Count.ShouldBe(2);
        ReleaseHistory.AuthorsBefore(_repository.Open(), span.Before).ShouldBeEmpty();
    }

    [Fact]
    public void A_detached_head_is_the_end()
    {
        Release("v1.0.0", "feat: one");
        Release("v1.1.0", "feat: two");
        _repository.Git("checkout", "-q", "--detach", "v1.0.0");
        Latest().Tag!.Name.ShouldBe("v1.0.0");
    }

    [Fact]
    public void Another_working_tree_has_the_same_tags()
    {
        Release("v1.0.0", "feat: one");
        Commits("feat: two");
        _repository.Git("worktree", "add", "-q", "--detach", "../other");
        var other = GitRepository.Open(Path.Combine(_repository.Root, "..", "other"), _repository.Environment);
        Subjects(ReleaseHistory.Latest(other, new HistoryRange())).ShouldBe(["feat: two"]);
    }

    [Fact]
    public void A_repository_with_longer_hashes_is_read()
    {
        using var repository = new TestRepository(initialise: false);
        repository.Git("init", "-q", "-b", "main", "--object-format=sha256");
        repository.Commit("feat: one");
        repository.Git("tag", "-a", "-m", "one", "v1.0.0");
        repository.Git("pack-refs", "--all");
        var hash = repository.Commit("feat: two");
        var span = ReleaseHistory.Latest(repository.Open(), new HistoryRange());
        (span.End, span.PreviousTag, span.Commits.Single().Hash.Length).ShouldBe((hash, "v1.0.0", 64));
    }

    [Fact]
    public void A_replaced_commit_is_read_as_its_replacement()
    {
        Release("v1.0.0", "feat: one");
        var wrong = _repository.Commit("feat: wrong");
        _repository.Commit("feat: after it");
        _repository.Git("checkout", "-q", "--detach", "v1.0.0");
        var right = _repository.Commit("feat: right");
        _repository.Git("checkout", "-q", "main");
        _repository.Git("replace", wrong, right);
        Subjects(Latest()).ShouldBe(["feat: after it", "feat: right"]);
    }

    [Fact]
    public void A_shallow_clone_is_refused_with_what_mends_it()
    {
        Commits("feat: one", "feat: two");
        using var clone = _repository.ShallowClone();
        Should.Throw<ReleaseException>(() => ReleaseHistory.Latest(clone.Open(), new HistoryRange())).Message.ShouldContain("git fetch --unshallow --tags");
        Should.Throw<ReleaseException>(() => ReleaseHistory.All(clone.Open(), new HistoryRange())).Message.ShouldContain("git fetch --unshallow --tags");
    }

    [Theory]
    [InlineData(null, "v1.1.0", "feat: two")]
    [InlineData("v1.0.0", null, "feat: four,feat: three,feat: two")]
    [InlineData("v1.0.0", "v1.2.0", "feat: three,feat: two")]
    [InlineData("refs/tags/v1.0.0", "main~1", "feat: three,feat: two")]
    [InlineData("HEAD~2", "HEAD", "feat: four,feat: three")]
    [InlineData("v1.2.0", "v1.0.0", "")]
    public void A_range_goes_from_and_to_tags_and_commits(string? from, string? to, string expected)
    {
        Release("v1.0.0", "feat: one");
        Release("v1.1.0", "feat: two");
        Release("v1.2.0", "feat: three");
        Commits("feat: four");
        var span = ReleaseHistory.Latest(_repository.Open(), new HistoryRange { From = from, To = to });
        string.Join(',', Subjects(span)).ShouldBe(expected);
        span.PreviousTag.ShouldBe(from is null ? "v1.0.0" : from == "HEAD~2" ? null : from.Replace("refs/tags/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_range_of_several_releases_has_each_of_them()
    {
        Release("v1.0.0", "feat: one");
        Release("v1.1.0", "feat: two");
        Release("v1.2.0", "feat: three");
        Commits("feat: four");
        All(new HistoryRange { From = "v1.0.0" }).ShouldBe([" after v1.2.0: feat: four", "v1.2.0 after v1.1.0: feat: three", "v1.1.0 after v1.0.0: feat: two"]);
        All(new HistoryRange { To = "v1.1.0" }).ShouldBe(["v1.1.0 after v1.0.0: feat: two", "v1.0.0 after : feat: one"]);
        All(new HistoryRange { From = "v1.2.0", To = "v1.2.0" }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=stolen")]
    [InlineData("HEAD^{tree}")]
    public void An_end_that_is_not_there_is_named(string name)
    {
        Commits("feat: one");
        Should.Throw<InvalidInputException>(() => ReleaseHistory.Latest(_repository.Open(), new HistoryRange { To = name })).Message.ShouldContain(name);
        Should.Throw<InvalidInputException>(() => ReleaseHistory.All(_repository.Open(), new HistoryRange { From = name })).Message.ShouldContain(name);
    }

    [Fact]
    public void A_final_release_holds_what_its_pre_releases_brought_and_they_what_is_new()
    {
        Release("v1.0.0", "feat: one");
        Release("v1.1.0-rc.1", "feat: two");
        Release("v1.1.0-rc.2", "feat: three");
        Latest().PreviousTag.ShouldBe("v1.1.0-rc.1");
        Subjects(Latest()).ShouldBe(["feat: three"]);

        Release("v1.1.0", "feat: four");
        Latest().PreviousTag.ShouldBe("v1.0.0");
        Subjects(Latest()).ShouldBe(["feat: four", "feat: three", "feat: two"]);
        All(new HistoryRange()).ShouldBe(["v1.1.0 after v1.0.0: feat: four, feat: three, feat: two", "v1.0.0 after : feat: one"]);
        All(new HistoryRange { FoldPrereleases = false }).ShouldBe(
            ["v1.1.0 after v1.1.0-rc.2: feat: four", "v1.1.0-rc.2 after v1.1.0-rc.1: feat: three", "v1.1.0-rc.1 after v1.0.0: feat: two", "v1.0.0 after : feat: one"]);
    }

    [Theory]
    [InlineData("1.1.0", "v1.0.0", "feat: three,feat: two")]
    [InlineData("1.1.0-rc.2", "v1.1.0-rc.1", "feat: three")]
    [InlineData(null, "v1.1.0-rc.1", "feat: three")]
    public void A_release_that_has_no_tag_yet_holds_what_it_will(string? version, string previous, string expected)
    {
        Release("v1.0.0", "feat: one");
        Release("v1.1.0-rc.1", "feat: two");
        Commits("feat: three");
        var range = new HistoryRange { Version = version is null ? null : SemanticVersion.Parse(version) };
        foreach (var span in new[] { ReleaseHistory.Latest(_repository.Open(), range), ReleaseHistory.All(_repository.Open(), range)[0] })
        {
            (span.Tag, span.PreviousTag).ShouldBe((null, previous));
            string.Join(',', Subjects(span)).ShouldBe(expected);
        }
    }

    [Fact]
    public void What_is_tagged_can_be_read_as_unreleased()
    {
        Release("v1.0.0", "feat: one");
        var range = new HistoryRange { Unreleased = true };
        var span = ReleaseHistory.Latest(_repository.Open(), range);
        (span.Tag, span.PreviousTag, span.Commits.Count).ShouldBe((null, "v1.0.0", 0));
        All(range).ShouldBe([" after v1.0.0: ", "v1.0.0 after : feat: one"]);
    }

    [Fact]
    public void Numbers_that_began_anew_follow_the_history()
    {
        Release("v2018.12.0", "feat: one");
        Release("v1.0.0", "feat: two");
        Subjects(Latest()).ShouldBe(["feat: two"]);
        Latest().PreviousTag.ShouldBe("v2018.12.0");
    }

    [Fact]
    public void Names_that_are_no_versions_are_releases_where_the_repository_says_so()
    {
        Release("spring", "feat: one");
        Release("autumn", "feat: two");
        Release("nightly", "feat: three");
        All(new HistoryRange { IsRelease = name => name != "nightly" }).ShouldBe([" after autumn: feat: three", "autumn after spring: feat: two", "spring after : feat: one"]);
    }

    [Fact]
    public void A_product_has_its_own_tags_and_paths()
    {
        Write("tool/a", "feat: tool one");
        _repository.Git("tag", "tool/v1.0.0");
        Write("other/a", "feat: other");
        _repository.Git("tag", "v5.0.0");
        Write("tool/b", "feat: tool two");
        Write("other/b", "feat: other two");
        var range = new HistoryRange { TagPrefix = "tool/", Paths = ["tool"] };
        All(range).ShouldBe([" after tool/v1.0.0: feat: tool two", "tool/v1.0.0 after : feat: tool one"]);
        Subjects(ReleaseHistory.Latest(_repository.Open(), range)).ShouldBe(["feat: tool two"]);
        Subjects(ReleaseHistory.Latest(_repository.Open(), range with { From = "tool/v1.0.0" })).ShouldBe(["feat: tool two"]);
    }

    [Fact]
    public void Paths_can_be_patterns_and_be_left_out()
    {
        Write("src/a.c", "feat: source");
        Write("src/tests/a.c", "feat: test");
        Write("docs/deep/a.md", "docs: words");
        Write("other", "feat: other");
        Subjects(ReleaseHistory.Latest(_repository.Open(), new HistoryRange { IncludedPaths = ["src/", "docs/*.md"] })).ShouldBe(["docs: words", "feat: test", "feat: source"]);
        Subjects(ReleaseHistory.Latest(_repository.Open(), new HistoryRange { IncludedPaths = ["src/"], ExcludedPaths = ["src/tests/"] })).ShouldBe(["feat: source"]);
        Subjects(ReleaseHistory.Latest(_repository.Open(), new HistoryRange { ExcludedPaths = ["**/*.c"] })).ShouldBe(["feat: other", "docs: words"]);
    }

    [Fact]
    public void What_lies_before_the_last_release_is_not_needed()
    {
        var first = _repository.Commit("feat: lost");

        // Git looks at the parents of a commit before it tells of it.
        Commits("feat: between");
        Release("v1.0.0", "feat: one");
        Commits("feat: two");
        var lost = Path.Combine(_repository.Root, ".git", "objects", first[..2], first[2..]);
        File.SetAttributes(lost, FileAttributes.Normal);
        File.Delete(lost);
        Subjects(Latest()).ShouldBe(["feat: two"]);
        Should.Throw<ReleaseException>(() => ReleaseHistory.All(_repository.Open(), new HistoryRange()));
    }

    [Fact]
    public void The_user_s_own_settings_of_git_log_change_nothing()
    {
        Write("a", "feat: one");
        _repository.Git("mv", "a", "b");
        _repository.Commit("feat: two");
        foreach (var (name, value) in new[] { ("log.follow", "true"), ("log.showSignature", "true"), ("i18n.logOutputEncoding", "UTF-16"), ("color.ui", "always"), ("format.pretty", "oneline"), ("log.diffMerges", "on") })
        {
            _repository.Git("config", name, value);
        }

        Subjects(ReleaseHistory.Latest(_repository.Open(), new HistoryRange { Paths = ["b"] })).ShouldBe(["feat: two"]);
    }

    [Fact]
    public void Authors_before_a_release_are_told_once()
    {
        _repository.Commit("feat: one", "Grace Hopper");
        _repository.Commit("feat: two", "Grace Hopper");
        Release("v1.0.0", "feat: three");
        _repository.Commit("feat: four", "Alan Turing");
        ReleaseHistory.AuthorsBefore(_repository.Open(), Latest().Before).Select(person => person.Name).ShouldBe(["Ada Lovelace", "Grace Hopper"]);
    }

    private static IEnumerable<string> Subjects(ReleaseSpan span) => span.Commits.Select(commit => commit.Subject);

    private ReleaseSpan Latest() => ReleaseHistory.Latest(_repository.Open(), new HistoryRange());

    private List<string> All(HistoryRange range) =>
        [.. ReleaseHistory.All(_repository.Open(), range).Select(span => $"{span.Tag?.Name} after {span.PreviousTag}: {string.Join(", ", Subjects(span))}")];

    private void Commits(params string[] messages) => Array.ForEach(messages, message => _repository.Commit(message));

    private void Release(string tag, string message)
    {
        _repository.Commit(message);
        _repository.Git("tag", tag);
    }

    private void Write(string path, string message)
    {
        _repository.Write(path, message);
        _repository.Commit(message);
    }
}
