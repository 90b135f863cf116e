using Releasing.Notes.Commits;

namespace Releasing.Notes.Cliff;

/// <summary>A field of a commit that <c>commit_parsers</c> may name.</summary>
/// <param name="Name">Its name, dotted.</param>
/// <param name="Of">Its text.</param>
internal sealed record CliffField(string Name, Func<ConventionalCommit, string> Of)
{
    /// <summary>Those that a clone knows; others come from a forge.</summary>
    public static IReadOnlyList<CliffField> All { get; } =
    [
        new("id", commit => commit.Commit.Hash),
        new("message", commit => commit.Description),
        new("raw_message", commit => commit.Commit.Message),
        new("body", commit => commit.Body),
        new("scope", commit => commit.Scope ?? ""),
        new("breaking_description", commit => string.Join('\n', commit.BreakingNotes)),
        new("author.name", commit => commit.Commit.Author.Name),
        new("author.email", commit => commit.Commit.Author.Email),
        new("committer.name", commit => commit.Commit.Committer.Name),
        new("committer.email", commit => commit.Commit.Committer.Email),
        new("merge_commit", commit => commit.Commit.IsMerge ? "true" : "false"),
        new("conventional", commit => commit.IsConventional ? "true" : "false"),
    ];
}
