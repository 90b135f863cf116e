using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>A heading for some labels.</summary>
/// <param name="Heading">Text; in a repository's file it was written by others.</param>
/// <param name="Labels">One is enough; compared without regard to case.</param>
public sealed record LabelCategory(string Heading, IReadOnlyList<string> Labels)
{
    /// <summary>Accounts whose changes it holds whatever their labels; compared without regard to case, <c>[bot]</c> at the end does not count.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Labels of changes that it does not hold.</summary>
    public IReadOnlyList<string> ExceptLabels { get; init; } = [];

    /// <summary>Accounts whose changes it does not hold.</summary>
    public IReadOnlyList<string> ExceptAccounts { get; init; } = [];

    /// <summary>Only messages that do not follow Conventional Commits: what a message itself says goes before its labels.</summary>
    public bool UntypedOnly { get; init; }

    /// <summary>The commit belongs here.</summary>
    /// <param name="commit">The commit.</param>
    public bool Holds(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return !(UntypedOnly && commit.Type.Length > 0) && (HasLabel(commit, Labels) || IsOf(commit, Accounts)) && !HasLabel(commit, ExceptLabels) && !IsOf(commit, ExceptAccounts);
    }

    internal static bool HasLabel(ConventionalCommit commit, IReadOnlyList<string> labels) => commit.Labels.Any(label => labels.Contains(label, StringComparer.OrdinalIgnoreCase));

    private static bool IsOf(ConventionalCommit commit, IReadOnlyList<string> accounts) =>
        commit.Account is { } account && accounts.Any(one => Plain(one).Equals(Plain(account), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string account) => account.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase) ? account[..^"[bot]".Length] : account;
}
