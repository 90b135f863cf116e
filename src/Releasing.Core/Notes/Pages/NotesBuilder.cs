using Releasing.Notes.Commits;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Pages;

/// <summary>Puts commits under headings.</summary>
public static class NotesBuilder
{
    /// <summary>The heading of breaking changes, where they stand first.</summary>
    public const string Breaking = "Breaking Changes";

    /// <summary>
    /// The sections in the order of the page, of what <see cref="CommitSelection"/> keeps. A breaking change stands in the first only.
    /// </summary>
    /// <param name="commits">Newest first.</param>
    /// <param name="rules">What goes where.</param>
    public static IReadOnlyList<NotesSection> Sections(IReadOnlyList<ConventionalCommit> commits, NotesRules rules)
    {
        ArgumentNullException.ThrowIfNull(commits);
        ArgumentNullException.ThrowIfNull(rules);
        commits = rules.TakesEverything ? commits : CommitSelection.Of(commits);
        var breaking = rules.BreakingFirst ? commits.Where(commit => commit.IsBreaking).ToList() : [];
        var groups = new Dictionary<string, List<ConventionalCommit>>(StringComparer.Ordinal);
        foreach (var commit in commits.Where(commit => !(rules.BreakingFirst && commit.IsBreaking)))
        {
            var (group, shown) = Place(commit, rules);
            if (group is null)
            {
                continue;
            }

            if (!groups.TryGetValue(group, out var members))
            {
                groups.Add(group, members = []);
            }

            members.Add(shown);
        }

        var sections = new List<NotesSection>(groups.Count + 1);
        if (breaking.Count > 0)
        {
            Add(Breaking, breaking);
        }

        foreach (var heading in InOrder(groups.Keys, rules.Order))
        {
            Add(heading, groups[heading]);
        }

        return sections;

        void Add(string heading, List<ConventionalCommit> members)
        {
            if (rules.OldestFirst)
            {
                members.Reverse();
            }

            sections.Add(new NotesSection(rules.Heading?.Invoke(heading) ?? heading, members));
        }
    }

    private static List<string> InOrder(IEnumerable<string> headings, IReadOnlyList<string> order)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var heading in order)
        {
            places.Add(heading, places.Count);
        }

        var sorted = headings.ToList();
        sorted.Sort((one, other) => Place(one).CompareTo(Place(other)) is not 0 and var first ? first : string.CompareOrdinal(one, other));
        return sorted;

        int Place(string heading) => places.TryGetValue(heading, out var place) ? place : int.MaxValue;
    }

    private static (string? Group, ConventionalCommit Commit) Place(ConventionalCommit commit, NotesRules rules)
    {
        foreach (var rule in rules.Rules)
        {
            if (rule.Judge(commit) is { } verdict)
            {
                commit = verdict.Scope is { } scope ? commit with { Scope = scope.Length > 0 ? scope : null, Scopes = scope.Length > 0 ? [scope] : [] } : commit;
                if (verdict.Skip || verdict.Group is not null)
                {
                    return (verdict.Skip ? null : verdict.Group, commit);
                }
            }
        }

        return (rules.Others, rules.Others is not null && commit is { IsConventional: true, Scope: null } && !CommitHeader.IsUsual(commit.Type) ? WithPart(commit) : commit);
    }

    // A word before the colon that is no type says which part of the product is meant ("Windows: ask first"), and without it the rest may mean nothing.
    private static ConventionalCommit WithPart(ConventionalCommit commit)
    {
        var at = commit.Commit.Message.IndexOf(commit.Type + ":", StringComparison.OrdinalIgnoreCase);
        var word = at < 0 ? commit.Type : commit.Commit.Message.Substring(at, commit.Type.Length);
        return commit with { Scope = word, Scopes = [word] };
    }
}
