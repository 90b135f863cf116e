using System.Globalization;
using System.Text.Json.Nodes;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>
/// Release notes as the tree that the JSON form writes and templates read; <c>notes.schema.json</c> says what is in it. Texts are as they were written, nothing is escaped, and no address of
/// a person is among them.
/// </summary>
internal static class NotesContext
{
    /// <summary>Raised when a member goes or changes its meaning; new members do not raise it.</summary>
    public const int Version = 1;

    public static JsonObject Of(ReleaseNotes notes)
    {
        var (version, remote) = (notes.Version, notes.Remote);
        var sections = notes.Sections;
        return new JsonObject
        {
            ["schema"] = Version,
            ["title"] = notes.Title,
            ["version"] = version.Version.ToString(),
            ["tag"] = version.IsSnapshot ? null : version.Tag,
            ["previousTag"] = version.PreviousTag,
            ["commit"] = version.Commit,
            ["date"] = Date(version.ContentDate),
            ["isPrerelease"] = version.Version.IsPrerelease,
            ["isSnapshot"] = version.IsSnapshot,
            ["repositoryUrl"] = remote?.WebUrl,
            ["compareUrl"] = version.PreviousTag is { } previous ? ForgeLinks.Compare(remote, previous, version) : null,
            ["header"] = notes.Header,
            ["sections"] = List(sections, section => new JsonObject
            {
                ["heading"] = section.Heading,
                ["isBreaking"] = notes.Rules.BreakingFirst && section.Heading == NotesBuilder.Breaking,
                ["commits"] = List(section.Commits, commit => Commit(commit, notes)),
            }),
            ["contributors"] = List(notes.Contributors, person => new JsonObject
            {
                ["name"] = person.Name,
                ["login"] = person.Login,
                ["commits"] = person.Commits,
                ["isNew"] = person.IsNew,
            }),
            ["figures"] = notes.Figures is not { } figures ? null : new JsonObject
            {
                ["commits"] = figures.Commits,
                ["listed"] = sections.Sum(section => section.Commits.Count),
                ["contributors"] = figures.Contributors,
                ["filesChanged"] = figures.FilesChanged,
            },
            ["downloads"] = List(notes.Downloads, download => new JsonObject
            {
                ["platform"] = download.Platform,
                ["kind"] = download.Kind,
                ["name"] = download.Name,
                ["url"] = download.Address,
            }),
            ["installation"] = List(notes.Installation, Commands),
            ["verification"] = List(notes.Verification, Commands),
        };
    }

    private static JsonObject Commit(ConventionalCommit commit, ReleaseNotes notes) => new()
    {
        ["hash"] = commit.Commit.Hash,
        ["shortHash"] = NotesText.ShortHash(commit),
        ["url"] = ForgeLinks.Commit(notes.Remote, commit.Commit.Hash),
        ["date"] = Date(commit.Commit.Date),
        ["type"] = commit.Type,
        ["scope"] = commit.Scope,
        ["description"] = commit.Description,
        ["body"] = commit.Body,
        ["isBreaking"] = commit.IsBreaking,
        ["breakingNotes"] = List(commit.BreakingNotes, note => JsonValue.Create(note)),
        ["pullRequest"] = commit.PullRequest is not { } number ? null : new JsonObject { ["number"] = number, ["url"] = ForgeLinks.PullRequest(notes.Remote, number), ["title"] = commit.PullRequestTitle },
        ["account"] = commit.Account,
        ["labels"] = List(commit.Labels, label => JsonValue.Create(label)),
        ["closes"] = List(NotesText.Closed(commit), issue => new JsonObject
        {
            ["repository"] = issue.Repository,
            ["number"] = issue.Number,
            ["url"] = ForgeLinks.Issue(notes.Remote, issue),
        }),
        ["links"] = List(NotesText.Links(commit, notes), link => new JsonObject { ["text"] = link.Text, ["url"] = link.Address }),
        ["author"] = Person(commit.Commit.Author),
        ["coAuthors"] = List(commit.CoAuthors, Person),
    };

    private static JsonObject Person(GitPerson person) => new() { ["name"] = person.Name, ["login"] = PersonName.LoginOf(person) };

    private static JsonObject Commands(NotesCommands block) => new() { ["title"] = block.Title, ["commands"] = List(block.Lines, line => JsonValue.Create(line)) };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => [.. items.Select(node)];

    private static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
