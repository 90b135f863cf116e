using System.Collections;

namespace Releasing.Git;

/// <summary>Some commits of a log, each made when it is asked for and held by nobody else.</summary>
/// <param name="log">The log.</param>
/// <param name="numbers">Which of its commits, in order.</param>
internal sealed class LoggedCommits(CommitLog log, IReadOnlyList<int> numbers) : IReadOnlyList<GitCommit>
{
    public int Count => numbers.Count;

    public GitCommit this[int index] => log.Commit(numbers[index], new GitPeople());

    public IEnumerator<GitCommit> GetEnumerator()
    {
        var people = new GitPeople();
        for (var at = 0; at < numbers.Count; at++)
        {
            yield return log.Commit(numbers[at], people);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
