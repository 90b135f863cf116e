using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>Puts commits with one of some types and one of some scopes under a heading, which then says what the scope said.</summary>
/// <param name="group">The heading.</param>
/// <param name="types">In lower case.</param>
/// <param name="scopes">Compared without regard to case.</param>
public sealed class ScopeRule(string group, IReadOnlyList<string> types, IReadOnlyList<string> scopes) : ICommitRule
{
    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return types.Contains(commit.Type) && commit.Scopes.Any(scope => scopes.Contains(scope, StringComparer.OrdinalIgnoreCase))
            ? new CommitVerdict(group, Scope: commit.Scopes.Count == 1 ? "" : null)
            : null;
    }
}
