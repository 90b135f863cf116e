using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class CommitLogTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Keeps_what_git_tells_of_each_commit()
    {
        _repository.Commit("feat: first\n\nBody\n", author: "Grace Hopper");

        // Longer than a block, and one after it.
        _repository.Write("message.txt", "fix: " + new string('ß', 1_500_000));
        _repository.Git("commit", "-q", "--allow-empty", "-F", "message.txt");
        _repository.Commit("docs: 日本語");
        _repository.Git("checkout", "-q", "-b", "side", "HEAD~1");
        _repository.Commit("perf: beside");
        _repository.Git("merge", "-q", "-m", "Merge branch 'main'", "-");
        var commits = _repository.Open().Log().ToList();
        commits.Count.ShouldBe(5);

        var log = Read(linksOnly: false);
        log.Count.ShouldBe(5);
        Same(new LoggedCommits(log, [0, 1, 2, 3, 4]), commits);
        Same([new LoggedCommits(log, [3, 1])[0]], [commits[3]]);
        Enumerable.Range(0, 5).Select(number => System.Text.Encoding.ASCII.GetString(log.Parents(number))).ShouldBe(commits.Select(commit => string.Join(' ', commit.Parents)));
        Enumerable.Range(0, 5).Select(log.Seconds).ShouldBe(commits.Select(commit => commit.Date.ToUnixTimeSeconds()));
    }

    [Fact]
    public void Keeps_the_links_alone()
    {
        var first = _repository.Commit("feat: first");
        var second = _repository.Commit("feat: second");
        var log = Read(linksOnly: true);
        log.Link(0).ShouldSatisfyAllConditions(link => link.Hash.ShouldBe(second), link => link.Parents.ShouldBe([first]), link => link.Date.ShouldBe(TestRepository.DateOfCommit(1)));
        log.Link(1).Parents.ShouldBeEmpty();
    }

    private CommitLog Read(bool linksOnly)
    {
        using var log = GitLog.Start(_repository.Open().Start, linksOnly, ["HEAD"]);
        return CommitLog.Of(log);
    }

    private static void Same(IReadOnlyList<GitCommit> found, IReadOnlyList<GitCommit> expected)
    {
        string[] none = [];
        found.Select(commit => commit with { Parents = none }).ShouldBe(expected.Select(commit => commit with { Parents = none }));
        found.Select(commit => string.Join(' ', commit.Parents)).ShouldBe(expected.Select(commit => string.Join(' ', commit.Parents)));
    }
}
