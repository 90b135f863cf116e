namespace Releasing.Notes.Rules;

/// <summary>What appears in the notes and where: the stock rules, or those of a repository's <c>cliff.toml</c>.</summary>
public sealed record NotesRules
{
    /// <summary>The first that speaks of a commit decides.</summary>
    public IReadOnlyList<ICommitRule> Rules { get; init; } = [];

    /// <summary>The headings in the order of the page; those that are not listed follow in the order of their names (ordinal).</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The heading of commits that no rule speaks of; null leaves them out.</summary>
    public string? Others { get; init; }

    /// <summary>Breaking changes stand first, in a section of their own.</summary>
    public bool BreakingFirst { get; init; } = true;

    /// <summary>Inside a section the oldest commit stands first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>The rules of a repository that says nothing.</summary>
    public static NotesRules Stock { get; } = new()
    {
        Rules =
        [
            new TypeRule("Features", "feat", "feature"),
            new TypeRule("Bug Fixes", "fix", "bugfix", "hotfix"),
            new TypeRule("Performance", "perf"),
            new TypeRule("Reverts", "revert"),
            new TypeRule("Documentation", "docs", "doc"),
        ],
        Order = ["Features", "Bug Fixes", "Performance", "Reverts", "Documentation", "Other Changes"],
        Others = "Other Changes",
    };
}
