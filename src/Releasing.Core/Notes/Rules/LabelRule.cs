using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>Puts commits under a heading, or leaves them out, by the labels of their pull requests.</summary>
/// <param name="category">The labels and where they lead.</param>
/// <param name="skip">Such commits do not appear.</param>
public sealed class LabelRule(LabelCategory category, bool skip = false) : ICommitRule
{
    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return category.Holds(commit) ? skip ? new CommitVerdict(null, Skip: true) : new CommitVerdict(category.Heading) : null;
    }
}
