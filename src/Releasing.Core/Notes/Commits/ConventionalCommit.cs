using Releasing.Git;

namespace Releasing.Notes.Commits;

/// <summary>
/// What a commit message says by the rules of Conventional Commits 1.0.0 (https://www.conventionalcommits.org/en/v1.0.0/). A message that does not
/// follow them is a change of no type. All texts were written by others and are not yet escaped.
/// </summary>
public sealed record ConventionalCommit
{
    /// <summary>The commit.</summary>
    public required GitCommit Commit { get; init; }

    /// <summary>What sort of message it is.</summary>
    public CommitKind Kind { get; init; } = CommitKind.Plain;

    /// <summary>The subject, or the title below that of a merge, is one by the rules.</summary>
    public bool IsConventional { get; init; }

    /// <summary>In lower case, such as <c>feat</c>; empty for a message that does not follow the rules.</summary>
    public string Type { get; init; } = "";

    /// <summary>What stands between the parentheses, as it was written; null when there are none or nothing is in them.</summary>
    public string? Scope { get; init; }

    /// <summary>The scopes of a list such as <c>(core, cli)</c>; otherwise <see cref="Scope"/> alone or nothing.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The subject without type and scope, and without the number of the pull request at its end; never empty unless the subject is.</summary>
    public required string Description { get; init; }

    /// <summary>What stands between the subject and the footers; paragraphs with LF line ends, empty when there is nothing.</summary>
    public string Body { get; init; } = "";

    /// <summary>The footers in their order, those of breaking changes too.</summary>
    public IReadOnlyList<CommitFooter> Footers { get; init; } = [];

    /// <summary>The change breaks what worked before: <c>!</c> before the colon (rule 13), or a footer that says so (rules 11, 12, 16).</summary>
    public bool IsBreaking { get; init; }

    /// <summary>The texts of all footers <c>BREAKING CHANGE</c>, each with LF line ends; empty without one.</summary>
    public IReadOnlyList<string> BreakingNotes { get; init; } = [];

    /// <summary>Issues and pull requests that subject, body and footers name, each once, in the order of their appearance.</summary>
    public IReadOnlyList<IssueReference> References { get; init; } = [];

    /// <summary>The pull request that the commit came through, where the subject says so: <c>(#12)</c> at its end, or a merge's own subject.</summary>
    public int? PullRequest { get; init; }

    /// <summary>The title of that pull request, on one line; null where nobody asked.</summary>
    public string? PullRequestTitle { get; init; }

    /// <summary>The account on the forge that proposed or wrote it; null where nobody asked. Letters, digits and <c>- _ .</c> alone.</summary>
    public string? Account { get; init; }

    /// <summary>The labels of its pull request, each on one line; none where nobody asked.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Hashes, 7 digits or more, of the commits that this one takes back.</summary>
    public IReadOnlyList<string> Reverts { get; init; } = [];

    /// <summary>Who is named by <c>Co-authored-by</c>.</summary>
    public IReadOnlyList<GitPerson> CoAuthors { get; init; } = [];

    /// <summary>Reads a commit, in time linear in the length of its message.</summary>
    /// <param name="commit">The commit.</param>
    public static ConventionalCommit Parse(GitCommit commit) => ConventionalCommitParser.Parse(commit);
}
