using System.Text.Json;
using System.Text.RegularExpressions;
using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.AcceptanceTests.Notes;

/// <summary>
/// npm's two parsers of conventional commits beside ours, over generated messages and over the history of a repository: the one that the variable
/// RELEASING_NOTES_REPOSITORY names, or else this. Wherever a peer reads a message otherwise there is a reason why ours is right, and each reason is met.
/// </summary>
public sealed partial class CommitParserPeersTests
{
    private static readonly (string Name, Func<Reading, bool> Holds)[] s_changelogReasons =
    [
        ("an emoji may stand before the type", reading => Emblem().IsMatch(reading.Subject)),
        ("a merge says what the title below it says", reading => reading.Subject.StartsWith("Merge ", StringComparison.Ordinal)),
        ("git's own revert has the type revert", reading => reading.Subject.StartsWith("Revert \"", StringComparison.Ordinal)),
        ("a type has at least one letter and begins with one", reading => string.IsNullOrEmpty(reading.Theirs.Type) ? reading.Theirs.Scope is not null || reading.Theirs.Subject is not null : !char.IsLetter(reading.Theirs.Type[0])),
        ("a type may hold a hyphen or any letter", reading => UnusualType().IsMatch(reading.Subject)),
        ("the scope ends at the first closing parenthesis and holds none", reading => NestedScope().IsMatch(reading.Subject)),
        ("the blank after the colon of a usual type may be missing", reading => NoBlank().IsMatch(reading.Subject)),
        ("the subject is a paragraph, not a line", reading => reading.Lines.Length > 1 && reading.Lines[1].Trim().Length > 0),
        ("a title without a description is none", reading => string.IsNullOrWhiteSpace(reading.Theirs.Subject)),
    ];

    private static readonly (string Name, Func<Reading, bool> Holds)[] s_grammarReasons =
    [
        ("a title without a description is none", reading => string.IsNullOrWhiteSpace(reading.Theirs.Subject)),
        ("the blank after the colon of a usual type may be missing", reading => NoBlank().IsMatch(reading.Subject)),
        ("a title is set off by a colon, not by the number of an issue", reading => Numbered().IsMatch(reading.Subject)),
        ("a type begins with a letter", reading => reading.Theirs.Type is { } type && !char.IsLetter(type[0])),
        ("a type is a noun, not a name with dots", reading => reading.Theirs.Type is { } type && type.Contains('.')),
        ("a breaking text keeps its first line when it goes on", reading => Continued().IsMatch(reading.Message)),
        ("the subject is a paragraph, not a line", reading => reading.Lines.Length > 1 && reading.Lines[1].Trim().Length > 0),
    ];

    [SkippableFact]
    public void Reads_generated_messages_as_the_peers_do()
    {
        var met = Judge([.. Generated(new Random(11), 2_500)]);
        met.ShouldBe(s_changelogReasons.Select(reason => "changelog: " + reason.Name).Concat(s_grammarReasons.Select(reason => "grammar: " + reason.Name)), ignoreOrder: true);
    }

    [SkippableFact]
    public void Reads_the_history_of_a_repository_as_the_peers_do()
    {
        var path = Environment.GetEnvironmentVariable("RELEASING_NOTES_REPOSITORY") is { Length: > 0 } named ? named : AppContext.BaseDirectory;
        Judge([.. GitRepository.Open(path).Log(merges: false).Select(commit => commit.Message).Take(50_000)]);
    }

    private static HashSet<string> Judge(IReadOnlyList<string> messages)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var unexplained = new List<string>();
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, JsonSerializer.Serialize(messages));
            var verdict = NodeScript.Run(Path.Combine("Notes", "parse-commits.js"), file);
            verdict.ExitCode.ShouldBe(0, verdict.Error);
            var answers = verdict.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            answers.Length.ShouldBe(messages.Count);
            for (var index = 0; index < answers.Length; index++)
            {
                using var answer = JsonDocument.Parse(answers[index]);
                Compare("changelog", messages[index], answer.RootElement.GetProperty("changelog"), s_changelogReasons, met, unexplained);
                Compare("grammar", messages[index], answer.RootElement.GetProperty("grammar"), s_grammarReasons, met, unexplained);
            }
        }
        finally
        {
            File.Delete(file);
        }

        unexplained.Count.ShouldBe(0, string.Join('\n', unexplained.Take(20)));
        return met;
    }

    private static void Compare(string peer, string message, JsonElement answer, (string Name, Func<Reading, bool> Holds)[] reasons, HashSet<string> met, List<string> unexplained)
    {
        // It found nothing to say (a subject outside the rules, or a text it hangs on); whether ours does is for the other peer and the unit tests.
        if (answer.TryGetProperty("hung", out _) || (answer.TryGetProperty("refused", out _) && ConventionalCommit.Parse(CommitWith(message)).Kind is not CommitKind.Conventional))
        {
            return;
        }

        var theirs = new Theirs(Text(answer, "type"), Text(answer, "scope"), Text(answer, "subject"), [.. Notes(answer)]);
        var ours = ConventionalCommit.Parse(CommitWith(message));
        var number = ours.PullRequest is { } pull ? $" (#{pull})" : "";
        var same = ours.Type.Equals(theirs.Type ?? "", StringComparison.OrdinalIgnoreCase) && NullIfEmpty(theirs.Scope) == ours.Scope
            && (ours.Type.Length == 0 || theirs.Subject?.Trim() == ours.Description + number);

        // With "!" alone the peers repeat the title as the note, and with it the number of the pull request.
        var sameNotes = theirs.Notes.Where(note => note != Flat(theirs.Subject ?? "")).SequenceEqual(ours.BreakingNotes.Select(Flat));
        if (same && sameNotes)
        {
            return;
        }

        var lines = message.ReplaceLineEndings("\n").TrimStart('\n').Split('\n');
        var reading = new Reading(message, lines[0], lines, theirs);
        var reason = reasons.Where(reason => reason.Holds(reading)).Select(reason => reason.Name).FirstOrDefault();
        if (reason is null)
        {
            unexplained.Add($"{peer}: {JsonSerializer.Serialize(message)}\n  theirs: {answer}\n  ours: {ours.Type}|{ours.Scope}|{ours.Description}|{string.Join('|', ours.BreakingNotes)}");
            return;
        }

        met.Add($"{peer}: {reason}");
    }

    private static IEnumerable<string> Notes(JsonElement answer) => answer.TryGetProperty("notes", out var notes)
        ? notes.EnumerateArray().Select(note => Flat(note.GetString()!)).Where(note => note.Length > 0)
        : [];

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static GitCommit CommitWith(string message)
    {
        var person = new GitPerson("Ada", "ada@example.org");
        return new GitCommit(new string('a', 40), [], person, person, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, message);
    }

    private static IEnumerable<string> Generated(Random random, int count)
    {
        string[] types = ["feat", "fix", "FIX", "docs", "revert", "chore", "build-deps", "größe", "2nd", "Tool.Name", "", "note", "two words", "✨ feat", ":sparkles: fix"];
        string[] scopes = ["", "", "", "(core)", "(@a/b)", "(a, b)", "( x )", "()", "(a(b))", "(open"];
        string[] marks = ["", "", "!", ":"];
        string[] gaps = [": ", ": ", ": ", ": ", ":  ", ":", " : ", ""];
        string[] subjects = ["add a thing", "Größe 日本語", "x (#12)", "(x)", "closes #4", "a: b", "😀", ""];
        string[] rests =
        [
            "", "", "\n\nA body.", "\n\nA body.\n\nRefs: #1", "\n\nBREAKING CHANGE: it", "\n\nA body.\n\nBREAKING-CHANGE: one\n more\nReviewed-by: Z", "\r\n\r\nBody\r\n",
            "\nno empty line", "\n\nBREAKING CHANGE: one\n\ntwo", "\n\n* feat: a\n* fix: b",
        ];
        string[] whole = ["Merge pull request #1 from a/b\n\nfeat: title", "Merge branch 'x'", "Revert \"feat: x\"\n\nThis reverts commit deadbeef.", "BREAKING CHANGE: x"];
        T One<T>(T[] of) => of[random.Next(of.Length)];
        return Enumerable.Range(0, count).Select(_ => random.Next(40) == 0 ? One(whole) : One(types) + One(scopes) + One(marks) + One(gaps) + One(subjects) + One(rests));
    }

    [GeneratedRegex(@"^\w*[-\u0080-\uffff]")]
    private static partial Regex UnusualType();

    [GeneratedRegex(@"^[^:]*\([^)]*\(|^\w*\([^)]*:")]
    private static partial Regex NestedScope();

    [GeneratedRegex(@"^[^:]*:\S")]
    private static partial Regex NoBlank();

    [GeneratedRegex(@"^(:\w+:|[^\w:(]+) *\w")]
    private static partial Regex Emblem();

    [GeneratedRegex(@"BREAKING[- ]CHANGE: .*\n\s*\S")]
    private static partial Regex Continued();

    [GeneratedRegex(@"^[^:(]+ #")]
    private static partial Regex Numbered();

    private sealed record Theirs(string? Type, string? Scope, string? Subject, IReadOnlyList<string> Notes);

    private sealed record Reading(string Message, string Subject, string[] Lines, Theirs Theirs);
}
