namespace Releasing.Notes.Rules;

/// <summary>
/// The rules of a repository that says nothing. A reader of release notes uses the product: what only its maintainers notice (<c>chore</c>, <c>ci</c>, <c>style</c>,
/// <c>test</c>, <c>refactor</c>) is counted and not listed, unless it breaks something. A message of no type is a change like any other.
/// </summary>
internal static class StockRules
{
    public const string Others = "Other Changes";

    private const string Security = "Security";
    private const string Features = "Features";
    private const string Fixes = "Bug Fixes";
    private const string Performance = "Performance Improvements";
    private const string Documentation = "Documentation";
    private const string Build = "Build System";
    private const string Dependencies = "Dependencies";
    private const string Reverts = "Reverts";

    private static readonly string[] s_maintenance = ["chore", "ci", "style", "test", "tests", "refactor", "wip"];

    /// <summary>In words of the specification's own examples and of those that tools write.</summary>
    /// <param name="maintenance">What only maintainers notice is listed too, under <see cref="Others"/>.</param>
    public static NotesRules Create(bool maintenance) => new()
    {
        Rules =
        [
            new TypeRule(Security, "security", "sec"),
            new TypeRule(Reverts, "revert"),
            new ScopeRule(Security, ["feat", "fix", "perf", "build", "chore"], ["security", "sec"]),
            new DependencyRule(Dependencies),
            new TypeRule(Features, "feat", "feature"),
            new TypeRule(Fixes, "fix", "bugfix", "hotfix"),
            new TypeRule(Performance, "perf", "performance"),
            new TypeRule(Documentation, "docs", "doc"),
            new TypeRule(Build, "build"),
            .. maintenance ? Array.Empty<ICommitRule>() : [new SkipRule(s_maintenance)],
        ],
        Order = [Security, Features, Fixes, Performance, Documentation, Build, Dependencies, Reverts, Others],
        Others = Others,
    };

    /// <summary>By the kinds of Keep a Changelog 1.1.0, "Types of changes".</summary>
    public static NotesRules Changelog() => new()
    {
        Rules =
        [
            new TypeRule(Security, "security", "sec"),
            new ScopeRule(Security, ["feat", "fix", "perf", "build", "chore"], ["security", "sec"]),
            new TypeRule("Added", "feat", "feature"),
            new TypeRule("Deprecated", "deprecate", "deprecated"),
            new TypeRule("Removed", "remove", "removed"),
            new DependencyRule("Changed"),
            new TypeRule("Fixed", "fix", "bugfix", "hotfix"),
            new SkipRule([.. s_maintenance, "docs", "doc", "build"]),
        ],
        Order = ["Added", "Changed", "Deprecated", "Removed", "Fixed", Security],
        Others = "Changed",
    };
}
