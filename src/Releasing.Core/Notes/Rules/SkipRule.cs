using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>Leaves the commits of some conventional types out.</summary>
/// <param name="types">In lower case.</param>
public sealed class SkipRule(params string[] types) : ICommitRule
{
    private static readonly CommitVerdict s_skip = new(null, Skip: true);

    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return types.Contains(commit.Type) ? s_skip : null;
    }
}
