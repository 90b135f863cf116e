using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>Puts the commits of some conventional types under a heading.</summary>
/// <param name="group">The heading.</param>
/// <param name="types">In lower case; none takes every commit.</param>
public sealed class TypeRule(string group, params string[] types) : ICommitRule
{
    private readonly CommitVerdict _verdict = new(group);

    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return types.Length == 0 || types.Contains(commit.Type) ? _verdict : null;
    }
}
