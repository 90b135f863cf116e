using Releasing.Notes.Commits;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>One entry of <c>commit_parsers</c>: every pattern it has must be found in its part of the commit.</summary>
internal sealed class CliffRule : ICommitRule
{
    /// <summary>On the whole message.</summary>
    public RulePattern? Message { get; init; }

    /// <summary>On the body.</summary>
    public RulePattern? Body { get; init; }

    /// <summary>On the footers.</summary>
    public RulePattern? Footer { get; init; }

    /// <summary>On a field of the commit.</summary>
    public (CliffField Field, RulePattern Pattern)? Field { get; init; }

    /// <summary>The full hash of one commit.</summary>
    public string? Sha { get; init; }

    /// <summary>The heading, with groups of the pattern.</summary>
    public string? Group { get; init; }

    /// <summary>The scope instead of the commit's own.</summary>
    public string? Scope { get; init; }

    /// <summary>The scope of a commit that has none.</summary>
    public string? DefaultScope { get; init; }

    /// <summary>The commit does not appear.</summary>
    public bool Skip { get; init; }

    /// <summary>A breaking change appears all the same.</summary>
    public bool ProtectsBreaking { get; init; }

    /// <inheritdoc/>
    public CommitVerdict? Judge(ConventionalCommit commit)
    {
        var group = Group;
        if (Sha is not null)
        {
            if (!Sha.Equals(commit.Commit.Hash, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }
        else
        {
            foreach (var (pattern, text) in Checks(commit))
            {
                if (!pattern.IsMatch(text))
                {
                    return null;
                }

                group = Group is not null && Group.Contains('$') ? pattern.Expand(text, Group) : group;
            }
        }

        // What is protected passes on to the rules behind, which may give it a heading.
        return Skip
            ? ProtectsBreaking && commit.IsBreaking ? null : new CommitVerdict(null, Skip: true)
            : new CommitVerdict(group, Scope: Scope ?? (commit.Scope is null ? DefaultScope : null));
    }

    private IEnumerable<(RulePattern Pattern, string Text)> Checks(ConventionalCommit commit)
    {
        if (Message is not null)
        {
            yield return (Message, commit.Commit.Message.Trim());
        }

        if (Body is not null)
        {
            yield return (Body, commit.Body);
        }

        if (Footer is not null)
        {
            yield return (Footer, string.Join('\n', commit.Footers.Select(footer => footer.Token + footer.Separator + footer.Value)));
        }

        if (Field is var (field, fieldPattern))
        {
            yield return (fieldPattern, field.Of(commit));
        }
    }
}
