using Releasing.Notes.Commits;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>The heading of a conventional commit that no entry of <c>commit_parsers</c> speaks of is its type.</summary>
internal sealed class TypeHeading : ICommitRule
{
    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit) => commit.IsConventional ? new CommitVerdict(commit.Type) : null;
}
