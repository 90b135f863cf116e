using System.Globalization;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Versions;

namespace Releasing.Tests.Notes;

/// <summary>Models of pages, made of messages alone.</summary>
internal static class PageOfTest
{
    public static readonly DateTimeOffset Date = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static GitPerson Ada { get; } = new("Ada Lovelace", "ada@example.org");

    public static GitRemote Remote { get; } = GitRemote.Parse("https://github.com/octo/hello.git");

    /// <summary>The last message is of the newest commit; each commit's hash is its number.</summary>
    public static ReleaseNotes Of(params string[] messages) => Of(Remote, [.. messages.Select(message => (Ada, message))]);

    public static ReleaseNotes Of(GitRemote? remote, params (GitPerson Author, string Message)[] commits) => new(
        Version,
        [.. commits.Select((commit, index) => Commit(index, commit.Author, commit.Message)).Reverse()],
        remote);

    public static string Hash(int number) => (number + 1).ToString("x4", CultureInfo.InvariantCulture) + new string('c', 36);

    public static ConventionalCommit Commit(int number, GitPerson author, string message, params string[] parents) =>
        ConventionalCommit.Parse(new GitCommit(Hash(number), parents.Length > 0 ? parents : [Hash(number - 1)], author, author, Date, Date.AddMinutes(number), message));

    /// <summary>A page with everything that a page can have.</summary>
    public static ReleaseNotes Full()
    {
        var grace = new GitPerson("Grace Hopper", "12345+grace@users.noreply.github.com");
        var robot = new GitPerson("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com");
        var notes = Of(
            Remote,
            (Ada, "feat(cli): a switch for colours (#7)\n\nCloses #3, octo/other#4"),
            (Ada, "fix: read <all> of *it*, thanks @stranger"),
            (grace, "feat(api)!: other format (#8)\n\nBREAKING CHANGE: files of version 1 are refused.\nConvert them first:\n\n- with `convert`\n- or by hand\n\nNothing else changes."),
            (Ada, "perf: twice as fast"),
            (Ada, "docs: how to begin"),
            (Ada, "build: with the newest compiler"),
            (robot, "build(deps): bump left-pad from 1.0.0 to 1.0.1 (#9)"),
            (Ada, "fix(security): check who asks"),
            (Ada, "chore: tidy up"),
            (Ada, "ci: two machines"),
            (Ada, "revert: an experiment of the last release"),
            (Ada, "feat: soon gone"),
            (Ada, $"Revert \"feat: soon gone\"\n\nThis reverts commit {Hash(11)}."),
            (Ada, "fixup! feat: x"),
            (Ada, "Plain words\n\nCo-authored-by: Charles Babbage <charles@example.org>"),
            (Ada, "chore(release): 1.3.0"));
        var people = ContributorList.Of(notes.Commits);
        return notes with
        {
            Commits = [.. notes.Commits.Select(commit => commit.PullRequest == 7 ? commit with { PullRequestTitle = "Colours <b>", Account = "ada", Labels = ["cli", "enhancement"] } : commit)],
            Title = "hello 1.3.0 (2026-03-04)",
            Header = "A word of **ours**.",
            Contributors = [.. people.Select(person => person with { IsNew = person.Name == "Grace Hopper" })],
            Figures = new NotesFigures(16, people.Count, 45),
            Downloads =
            [
                new NotesDownload("Linux x86_64", "Archive", "hello-1.3.0-linux-x86_64.tar.gz", "https://github.com/octo/hello/releases/download/v1.3.0/hello-1.3.0-linux-x86_64.tar.gz"),
                new NotesDownload("Linux x86_64", "Debian package", "hello_1.3.0_amd64.deb", "https://github.com/octo/hello/releases/download/v1.3.0/hello_1.3.0_amd64.deb"),
                new NotesDownload("Source code", "Sources", "hello-1.3.0.tar.gz", null),
            ],
            Installation = [new NotesCommands("Debian and Ubuntu", ["sudo apt install ./hello_1.3.0_amd64.deb"])],
            Verification = [new NotesCommands("Checksums of the downloaded files", ["sha256sum --ignore-missing -c checksums.txt"])],
        };
    }

    private static ReleaseVersion Version { get; } = new()
    {
        Version = new SemanticVersion(1, 3, 0),
        Tag = "v1.3.0",
        IsSnapshot = false,
        Commit = Hash(99),
        CommitDate = Date,
        ContentDate = Date,
        PreviousTag = "v1.2.0",
        CommitsSince = 0,
    };
}
