using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.Tests.Notes.Commits;

/// <summary>Commits of a message alone.</summary>
internal static class CommitOf
{
    public static readonly GitPerson Ada = new("Ada Lovelace", "ada@example.org");

    public static GitCommit Git(string message, int parents = 1) => new(
        new string('a', 40), [.. Enumerable.Repeat(new string('b', 40), parents)], Ada, Ada, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, message);

    public static ConventionalCommit Message(string message, int parents = 1) => ConventionalCommit.Parse(Git(message, parents));
}
