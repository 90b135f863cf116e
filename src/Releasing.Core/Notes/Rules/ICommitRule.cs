using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>Decides where a commit stands in the notes.</summary>
public interface ICommitRule
{
    /// <summary>What the rule says of a commit; null when it does not speak of it.</summary>
    /// <param name="commit">The commit.</param>
    CommitVerdict? Judge(ConventionalCommit commit);
}
