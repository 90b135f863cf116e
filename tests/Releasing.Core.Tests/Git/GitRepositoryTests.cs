using Releasing.Failures;
using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class GitRepositoryTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Opens_from_any_folder_inside()
    {
        _repository.Write("a/b/c.txt", "text");
        var head = _repository.Commit("feat: first");

        var opened = GitRepository.Open(Path.Combine(_repository.Root, "a", "b"), _repository.Environment);
        opened.Root.ShouldBe(_repository.Git("rev-parse", "--show-toplevel"));
        opened.Head.ShouldBe(head);
        opened.IsShallow.ShouldBeFalse();
        opened.CommitDate().ShouldBe(TestRepository.DateOfCommit(0));
    }

    [SkippableFact]
    public void Opens_below_a_folder_with_a_line_end_in_its_name()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows allows no line ends in file names.");
        var folder = Path.Combine(_repository.Root, "two\nlines");
        Directory.CreateDirectory(folder);
        GitProgram.Locate(_repository.Environment).Read(folder, "init", "-q");
        GitProgram.Locate(_repository.Environment).Read(folder, "commit", "-q", "--allow-empty", "-m", "feat: inside");
        Path.GetFileName(GitRepository.Open(folder, _repository.Environment).Root).ShouldBe("two\nlines");
    }

    [Fact]
    public void Refuses_a_folder_without_repository()
    {
        using var plain = new TestRepository(initialise: false);
        Should.Throw<ReleaseException>(() => plain.Open()).Message.ShouldContain("git init");
    }

    [Fact]
    public void Refuses_a_repository_without_commits() =>
        Should.Throw<ReleaseException>(() => _repository.Open()).Message.ShouldContain("no commit yet");

    [Fact]
    public void Refuses_a_folder_that_is_not_there() =>
        Should.Throw<ReleaseException>(() => GitRepository.Open(Path.Combine(_repository.Root, "gone"), _repository.Environment)).Message.ShouldContain("no folder");

    [Fact]
    public void Refuses_a_repository_without_working_tree()
    {
        using var bare = new TestRepository(initialise: false);
        bare.Git("init", "-q", "--bare", ".");
        Should.Throw<ReleaseException>(() => bare.Open()).Message.ShouldContain("without a working tree");
    }

    [Fact]
    public void Knows_a_shallow_clone()
    {
        _repository.Commit("feat: first");
        _repository.Commit("feat: second");
        using var clone = _repository.ShallowClone();
        clone.Open().IsShallow.ShouldBeTrue();
    }

    [Fact]
    public void Lists_tags_of_the_history_of_the_head_only()
    {
        var first = _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.0");
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.Commit("feat: elsewhere");
        _repository.Git("tag", "v7.0.0");
        _repository.Git("checkout", "-q", "main");
        _repository.Commit("feat: second");
        _repository.Git("tag", "-a", "-m", "message", "v1.1.0");

        var tags = _repository.Open().MergedTags();
        tags.Select(tag => (tag.Name, tag.IsAnnotated)).ShouldBe([("v1.0.0", false), ("v1.1.0", true)]);
        tags[0].Commit.ShouldBe(first);
        tags[0].CommitDate.ShouldBe(TestRepository.DateOfCommit(0));
        tags[1].Commit.ShouldBe(_repository.Open().Head);
    }

    [Fact]
    public void Counts_the_commits_since_a_tag()
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.0");
        _repository.Open().DistanceFrom("v1.0.0").ShouldBe(new GitDistance(0, TestRepository.DateOfCommit(0)));
        _repository.Commit("feat: second");
        _repository.Commit("feat: third");
        _repository.Open().DistanceFrom("v1.0.0").ShouldBe(new GitDistance(2, TestRepository.DateOfCommit(2)));
        _repository.Open().DistanceFrom(null).Commits.ShouldBe(3);
    }

    [Fact]
    public void A_failure_names_the_command_and_what_git_said()
    {
        _repository.Commit("feat: first");
        var message = Should.Throw<ReleaseException>(() => _repository.Open().DistanceFrom("v9.9.9")).Message;
        message.ShouldContain("rev-list");
        message.ShouldContain("refs/tags/v9.9.9");
    }

    [Fact]
    public void Tags_with_hostile_names_are_only_names()
    {
        _repository.Commit("feat: first");
        _repository.Git("update-ref", "refs/tags/--output=x", "HEAD");
        _repository.Git("update-ref", "refs/tags/-n1", "HEAD");
        _repository.Git("update-ref", "refs/tags/$(touch${IFS}x)", "HEAD");

        var repository = _repository.Open();
        foreach (var tag in repository.MergedTags())
        {
            repository.DistanceFrom(tag.Name).Commits.ShouldBe(0);
            repository.Log("refs/tags/" + tag.Name).ShouldBeEmpty();
        }

        repository.Status().IsDirty.ShouldBeFalse();
    }
}
