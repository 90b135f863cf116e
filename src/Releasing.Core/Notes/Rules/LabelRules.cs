using Releasing.Notes.Commits;

namespace Releasing.Notes.Rules;

/// <summary>What the labels of pull requests do to the notes, before the rules about messages.</summary>
public sealed record LabelRules
{
    private static readonly string[] s_breaking = ["breaking-change", "breaking-changes", "breaking change", "breaking", "semver-major", "semver:major"];

    /// <summary>What does not appear, breaking or not.</summary>
    public LabelCategory LeftOut { get; init; } = new("", []);

    /// <summary>Labels that say that a change breaks what worked before.</summary>
    public IReadOnlyList<string> Breaking { get; init; } = [];

    /// <summary>The first that holds a commit decides.</summary>
    public IReadOnlyList<LabelCategory> Categories { get; init; } = [];

    /// <summary>The heading of what neither a label nor its message puts anywhere; null leaves that to the rules.</summary>
    public string? Others { get; init; }

    /// <summary>Labels do nothing.</summary>
    public static LabelRules None { get; } = new();

    /// <summary>
    /// The labels that repositories have: <c>skip-changelog</c>, <c>no-changelog</c>, <c>ignore-for-release</c> leave out; <c>breaking-change</c>, <c>breaking</c>, <c>semver-major</c> break;
    /// <c>security</c> has its heading; and for messages that say nothing themselves <c>dependencies</c>, <c>enhancement</c>, <c>feature</c>, <c>bug</c>, <c>performance</c>, <c>documentation</c>.
    /// </summary>
    public static LabelRules Stock { get; } = new()
    {
        LeftOut = new("", ["skip-changelog", "no-changelog", "ignore-for-release"]),
        Breaking = s_breaking,
        Categories =
        [
            new("Security", ["security"]),
            new("Dependencies", ["dependencies"]) { UntypedOnly = true },
            new("Features", ["enhancement", "feature"]) { UntypedOnly = true },
            new("Bug Fixes", ["bug", "bugfix"]) { UntypedOnly = true },
            new("Performance Improvements", ["performance"]) { UntypedOnly = true },
            new("Documentation", ["documentation"]) { UntypedOnly = true },
        ],
    };

    /// <summary>Whether a label says that a change breaks something, by the words of <see cref="Stock"/>.</summary>
    /// <param name="label">The label.</param>
    public static bool SaysBreaking(string label) => s_breaking.Contains(label, StringComparer.OrdinalIgnoreCase);

    /// <summary>The commit as its labels have it: one that breaks something is breaking, and one that is left out is not, so that no heading of breaking changes shows it.</summary>
    /// <param name="commit">The commit.</param>
    public ConventionalCommit Apply(ConventionalCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var breaking = !LeftOut.Holds(commit) && (commit.IsBreaking || LabelCategory.HasLabel(commit, Breaking));
        return breaking == commit.IsBreaking ? commit : commit with { IsBreaking = breaking };
    }

    /// <summary>The rules with those of the labels before them.</summary>
    /// <param name="rules">The rules about messages.</param>
    public NotesRules Over(NotesRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules with
        {
            Rules = [new LabelRule(LeftOut, skip: true), .. Categories.Select(category => new LabelRule(category)), .. rules.Rules],
            Order = [.. Categories.Where(category => !category.UntypedOnly).Select(category => category.Heading).Except(rules.Order, StringComparer.Ordinal), .. rules.Order],
            Others = Others ?? rules.Others,
        };
    }
}
