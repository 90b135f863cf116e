using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>
/// Puts commits that only take in other versions of dependencies under a heading: <c>deps: …</c>, and <c>build(deps)</c>, <c>chore(deps-dev)</c>, <c>fix(dependencies)</c>
/// and the like, as the robots of the forges write them.
/// </summary>
/// <param name="group">The heading.</param>
public sealed class DependencyRule(string group) : ICommitRule
{
    private static readonly string[] s_words = ["deps", "dep", "dependencies", "dependency"];

    // A test or a workflow of a dependency is none.
    private static readonly string[] s_types = ["build", "chore", "feat", "fix"];

    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return s_words.Contains(commit.Type) || (s_types.Contains(commit.Type) && commit.Scopes.Any(IsDependencies))
            ? new CommitVerdict(group, Scope: s_words.Contains(commit.Scope) ? "" : null)
            : null;
    }

    // "deps-dev" and "deps/npm" say which ones.
    private static bool IsDependencies(string scope) =>
        s_words.Any(word => scope.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (scope.Length == word.Length || scope[word.Length] is '-' or '/' or '_'));
}
