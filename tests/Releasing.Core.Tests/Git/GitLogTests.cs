using Releasing.Failures;
using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class GitLogTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Reads_commits_newest_first_with_all_their_fields()
    {
        var first = _repository.Commit("feat: first\n\nBody line one\n\nBREAKING CHANGE: all of it\n");
        var second = _repository.Commit("fix: Größe 日本語", author: "Grace Hopper");

        var commits = _repository.Open().Log().ToList();
        commits.Select(commit => (commit.Hash, commit.Author, commit.Date, commit.Subject, commit.Body)).ShouldBe(
        [
            (second, new GitPerson("Grace Hopper", "ada@example.org"), TestRepository.DateOfCommit(1), "fix: Größe 日本語", ""),
            (first, new GitPerson("Ada Lovelace", "ada@example.org"), TestRepository.DateOfCommit(0), "feat: first", "Body line one\n\nBREAKING CHANGE: all of it"),
        ]);
        commits[0].Parents.ShouldBe([first]);
        commits[0].Committer.ShouldBe(new GitPerson("Ada Lovelace", "ada@example.org"));
        commits[1].Message.ShouldBe("feat: first\n\nBody line one\n\nBREAKING CHANGE: all of it");
    }

    [Fact]
    public void Reads_between_two_points()
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.0");
        var second = _repository.Commit("feat: second");
        _repository.Git("tag", "v1.1.0");
        _repository.Commit("feat: third");
        _repository.Open().Log("refs/tags/v1.0.0", "refs/tags/v1.1.0").Select(commit => commit.Hash).ShouldBe([second]);
    }

    [Fact]
    public void Reads_only_commits_that_touch_the_paths()
    {
        _repository.Write("tool/a.txt", "a");
        _repository.Commit("feat: tool");
        _repository.Write("*/a.txt", "a");
        _repository.Commit("feat: other");
        _repository.Open().Log(paths: ["tool"]).Select(commit => commit.Subject).ShouldBe(["feat: tool"]);
        _repository.Open().Log(paths: ["*"]).Select(commit => commit.Subject).ShouldBe(["feat: other"]);
    }

    [Fact]
    public void Honours_the_mailmap()
    {
        _repository.Write(".mailmap", "Ada King <ada@king.example> <ada@example.org>\n");
        _repository.Commit("feat: first");
        _repository.Open().Log().Single().ShouldSatisfyAllConditions(
            commit => commit.Author.Name.ShouldBe("Ada King"),
            commit => commit.Author.Email.ShouldBe("ada@king.example"));
    }

    [Fact]
    public void Stops_git_when_the_reader_stops()
    {
        _repository.Commit("feat: first");
        _repository.Commit("feat: second");
        _repository.Open().Log().First().Subject.ShouldBe("feat: second");
    }

    [Fact]
    public void Reads_messages_longer_than_any_buffer()
    {
        var body = string.Join('\n', Enumerable.Range(0, 20_000).Select(number => $"line {number}"));
        _repository.Write("message", "feat: long\n\n" + body);
        _repository.Commit("feat: first");
        _repository.Git("commit", "-q", "--amend", "--allow-empty", "-F", "message");
        _repository.Commit("feat: second");
        _repository.Open().Log().Last().Body.ShouldBe(body);
    }

    [Theory]
    [InlineData("refs/tags/none")]
    [InlineData("--output=stolen")]
    public void Refuses_a_point_that_is_not_there(string to)
    {
        _repository.Commit("feat: first");
        Should.Throw<ReleaseException>(() => _repository.Open().Log(null, to).ToList());
        File.Exists(Path.Combine(_repository.Root, "stolen")).ShouldBeFalse();
    }
}
