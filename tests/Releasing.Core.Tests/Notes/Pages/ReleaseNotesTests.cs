using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Tests.Git;
using Releasing.Versions;

namespace Releasing.Tests.Notes.Pages;

public sealed class ReleaseNotesTests : IDisposable
{
    private readonly TestRepository _repository = new();
    private readonly List<string> _hashes = [];

    public ReleaseNotesTests()
    {
        Commit("feat: before");
        _repository.Git("tag", "v1.0.0");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Groups_the_changes_since_the_previous_tag()
    {
        Commit("chore: tidy up");
        Commit("fix(parser): read <all> of it");
        Commit("Plain subject");
        Commit("perf: faster");
        Commit("feat: one thing");
        Commit("feat: another thing");
        Commit("docs: say so");
        Commit("fix!: other format\n\nBREAKING CHANGE: files of\nversion 1 are refused");
        _repository.Git("tag", "v2.0.0");

        Render().ShouldBe($"""
            ### Breaking Changes

            - other format (`{Short(8)}`)
              - files of version 1 are refused

            ### Features

            - another thing (`{Short(6)}`)
            - one thing (`{Short(5)}`)

            ### Bug Fixes

            - **parser:** read \<all\> of it (`{Short(2)}`)

            ### Performance Improvements

            - faster (`{Short(4)}`)

            ### Documentation

            - say so (`{Short(7)}`)

            ### Other Changes

            - Plain subject (`{Short(3)}`)

            """);
        Render().ShouldNotContain("\r");
        Render().ShouldBe(Render());
    }

    [Fact]
    public void Links_to_the_forge_where_one_is_known()
    {
        _repository.Git("remote", "add", "origin", "https://me:secret@github.com/octo/hello.git");
        var hash = Commit("fix: x");
        _repository.Git("tag", "v1.0.1");
        Render().ShouldBe($"""
            ### Bug Fixes

            - x ([`{hash[..7]}`](https://github.com/octo/hello/commit/{hash}))

            [All changes since v1.0.0](https://github.com/octo/hello/compare/v1.0.0...v1.0.1)

            """);
    }

    [Fact]
    public void Compares_a_snapshot_by_its_commit_as_its_tag_is_nowhere()
    {
        _repository.Git("remote", "add", "origin", "git@github.com:octo/hello.git");
        var hash = Commit("fix: x");
        Render().ShouldContain($"/compare/v1.0.0...{hash})");
    }

    [Fact]
    public void A_hostile_tag_does_not_leave_its_link()
    {
        _repository.Git("remote", "add", "origin", "git@github.com:octo/hello.git");
        _repository.Git("tag", "-d", "v1.0.0");
        _repository.Git("tag", "a)b/v1.0.0");
        Commit("fix: x");
        _repository.Git("tag", "a)b/v1.0.1");
        var version = VersionSource.Find(_repository.Open(), new VersionSettings { TagPrefix = "a)b/" });
        MarkdownNotes.Render(ReleaseNotes.Collect(_repository.Open(), version, tagPrefix: "a)b/")).ShouldContain("/compare/a%29b/v1.0.0...a%29b/v1.0.1)\n");
    }

    [Fact]
    public void Leaves_merges_out()
    {
        _repository.Git("checkout", "-q", "-b", "side");
        Commit("fix: on the side");
        _repository.Git("checkout", "-q", "main");
        Commit("feat: on main");
        _repository.Git("merge", "-q", "--no-ff", "-m", "Merge branch 'side'", "side");
        Render().ShouldNotContain("Merge branch");
        Render().ShouldContain("on the side");
    }

    [Fact]
    public void Tells_only_of_the_paths_of_a_product()
    {
        _repository.Write("tool/x", "x");
        Commit("fix: tool");
        _repository.Write("other/x", "x");
        Commit("fix: other");
        var version = VersionSource.Find(_repository.Open());
        ReleaseNotes.Collect(_repository.Open(), version, ["tool"]).Commits.Select(commit => commit.Description).ShouldBe(["tool"]);
    }

    [Fact]
    public void Tells_the_whole_history_of_a_first_release()
    {
        _repository.Git("tag", "-d", "v1.0.0");
        Render().ShouldBe($"### Features\n\n- before (`{Short(0)}`)\n");
    }

    [Fact]
    public void Says_when_nothing_changed()
    {
        var version = VersionSource.Find(_repository.Open(), new VersionSettings { Snapshot = true });
        MarkdownNotes.Render(ReleaseNotes.Collect(_repository.Open(), version)).ShouldBe("No changes since v1.0.0.\n");
    }

    [Fact]
    public void People_who_wrote_nothing_before_are_new()
    {
        _repository.Write("a", "a");
        _repository.Commit("fix: a", "Grace Hopper");
        Commit("fix: b");
        _repository.Git("tag", "v1.0.1");

        var notes = Collect().WithPeopleAndFigures(_repository.Open());

        // One address, two names: the test's author has but one address.
        notes.Contributors.Select(person => (person.Name, person.Commits, person.IsNew)).ShouldBe([("Ada Lovelace", 2, false)]);
        notes.Figures.ShouldBe(new NotesFigures(2, 1, 1));
    }

    [Fact]
    public void A_stranger_is_new_and_in_a_first_release_nobody_is()
    {
        _repository.Write("a", "a");
        _repository.Git("add", "--all");
        _repository.Git("-c", "user.name=x", "commit", "-q", "--author=Grace Hopper <grace@example.org>", "-m", "fix: a");
        Collect().WithPeopleAndFigures(_repository.Open()).Contributors.Select(person => (person.Name, person.IsNew)).ShouldBe([("Grace Hopper", true)]);

        _repository.Git("tag", "-d", "v1.0.0");
        var first = Collect().WithPeopleAndFigures(_repository.Open());
        first.Contributors.ShouldAllBe(person => !person.IsNew);
        first.Figures.ShouldBe(new NotesFigures(2, 2, 1));
    }

    [Fact]
    public void Who_was_a_co_author_before_is_not_new()
    {
        Commit("fix: a\n\nco-authored-by: Grace Hopper <grace@example.org>");
        _repository.Git("tag", "v1.0.1");
        Commit("fix: b\n\nCo-authored-by: Grace <grace@example.org>\nCo-authored-by: Alan Turing <alan@example.org>");
        Collect().WithPeopleAndFigures(_repository.Open()).Contributors.Select(person => (person.Name, person.IsNew)).ShouldBe([("Ada Lovelace", false), ("Alan Turing", true), ("Grace", false)]);
    }

    private ReleaseNotes Collect() => ReleaseNotes.Collect(_repository.Open(), VersionSource.Find(_repository.Open()));

    private string Commit(string message)
    {
        _hashes.Add(_repository.Commit(message));
        return _hashes[^1];
    }

    private string Short(int number) => _hashes[number][..7];

    private string Render() => MarkdownNotes.Render(ReleaseNotes.Collect(_repository.Open(), VersionSource.Find(_repository.Open())));
}
