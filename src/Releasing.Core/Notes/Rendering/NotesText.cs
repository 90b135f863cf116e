using System.Globalization;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Text;

namespace Releasing.Notes.Rendering;

/// <summary>Sentences and texts that all forms share. What others wrote is not yet escaped.</summary>
internal static class NotesText
{
    public const int ShortHashLength = 7;

    public static string ShortHash(ConventionalCommit commit) => commit.Commit.Hash[..Math.Min(ShortHashLength, commit.Commit.Hash.Length)];

    /// <summary>What the commit did, in its own words.</summary>
    public static string Description(ConventionalCommit commit) => commit.Description.Length > 0 ? commit.Description : "(no message)";

    /// <summary>The paragraphs of a text, each on one line; an item of a list is one too. Never more characters than <see cref="NotesLimits.Note"/>.</summary>
    public static IReadOnlyList<string> Paragraphs(string text)
    {
        var lines = PlainText.Lines(text.Length > NotesLimits.Note ? text[..NotesLimits.Note] + " …" : text).Split('\n');
        var paragraphs = new List<string>();
        var open = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.Length == 0)
            {
                open = false;
            }
            else if (!open || IsItem(line))
            {
                paragraphs.Add(line);
                open = true;
            }
            else
            {
                paragraphs[^1] += " " + line;
            }
        }

        return paragraphs;
    }

    /// <summary>The paragraph was an item of a list.</summary>
    public static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal);

    /// <summary>The texts of a breaking change that say more than its subject.</summary>
    public static IEnumerable<IReadOnlyList<string>> Notes(ConventionalCommit commit) =>
        commit.BreakingNotes.Count == 0 ? [] : commit.BreakingNotes.Where(note => note.Trim() != commit.Description.Trim()).Select(Paragraphs).Where(paragraphs => paragraphs.Count > 0);

    /// <summary>Issues that the commit closes, but not its own pull request.</summary>
    public static IEnumerable<IssueReference> Closed(ConventionalCommit commit)
    {
        List<IssueReference>? closed = null;
        foreach (var reference in commit.References)
        {
            if (reference.Closes && !(reference.Repository is null && reference.Number == commit.PullRequest) && closed?.Count is null or < NotesLimits.Issues)
            {
                closed ??= [];
                closed.Add(reference);
            }
        }

        return closed ?? [];
    }

    /// <summary>What the rules make links of in a message.</summary>
    public static IEnumerable<CommitLink> Links(ConventionalCommit commit, ReleaseNotes notes) =>
        notes.Rules.Links.Count == 0 ? [] : notes.Rules.Links.SelectMany(rule => rule.Find(commit.Commit.Message)).Where(link => link.Text.Length > 0 && link.Address.Length <= NotesLimits.Description).Distinct().Take(NotesLimits.Issues);

    /// <summary>Name and account.</summary>
    public static string PersonName(Contributor person) =>
        person.Login is null ? person.Name : person.Name.Length == 0 || person.Name.Equals(person.Login, StringComparison.OrdinalIgnoreCase) ? "@" + person.Login : $"{person.Name} (@{person.Login})";

    /// <summary>The sentences of numbers; null without any.</summary>
    public static string? Figures(ReleaseNotes notes, int listed)
    {
        if (notes.Figures is not { Commits: > 0 } figures)
        {
            return null;
        }

        var people = figures.Contributors > 0 ? " by " + Number(figures.Contributors, "contributor") : "";
        var files = figures.FilesChanged is { } changed ? $", {Number(changed, "file")} {(notes.Version.PreviousTag is null ? "in all" : "changed")}" : "";
        var hidden = listed > 0 ? figures.Commits - listed : 0;
        var rest = hidden > 0
            ? string.Create(CultureInfo.InvariantCulture, $" {hidden:N0} of them {(hidden == 1 ? "changes nothing for users and is" : "change nothing for users and are")} not listed.")
            : "";
        return $"{Number(figures.Commits, "commit")}{people}{files}.{rest}";
    }

    /// <summary>Names as a sentence has them.</summary>
    /// <param name="names">At least one.</param>
    /// <param name="more">How many more there are.</param>
    public static string Sentence(IReadOnlyList<string> names, int more)
    {
        IReadOnlyList<string> all = more > 0 ? [.. names, string.Create(CultureInfo.InvariantCulture, $"{more:N0} more")] : names;
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }

    /// <summary>What stands where there is no change to list.</summary>
    public static string Nothing(ReleaseNotes notes) => notes.Commits.Count > 0
        ? "Maintenance only: nothing changes for users."
        : notes.Version.PreviousTag is { } previous ? $"No changes since {previous}." : "No changes are recorded.";

    private static string Number(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {word}{(count == 1 ? "" : "s")}");
}
