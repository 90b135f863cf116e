using System.Diagnostics;
using System.Text;
using Releasing.Notes.Commits;

namespace Releasing.Tests.Notes.Commits;

/// <summary>Messages that other parsers hang on or fall over. The limits are a hundred times what is needed, and a fraction of what a quadratic reading would take.</summary>
public sealed class HostileMessageTests
{
    private const int Large = 1_000_000;

    private static readonly string[] s_pieces =
    [
        "feat", "fix", "revert", "Revert \"", "Merge pull request #", "(", ")", "!", ":", ": ", " #", "\n", "\n\n", "\r\n", "\r", "BREAKING CHANGE", "BREAKING-CHANGE: ", "#1", "#", "a/b", "https://", "/issues/",
        "GH-", "closes ", "This reverts commit ", "deadbeef", "Refs: ", "Co-authored-by: ", "<", ">", "@", "* ", "---", "\0", "\ud83d", "😀", "\u202e", " ", "\t", "1.2.3", "v", "word", "-", ".", "é", "\u2028",
    ];

    public static TheoryData<string> Messages() =>
    [
        new string('a', Large),
        new string('(', Large) + ": x",
        "feat(" + new string('a', Large),
        "feat: " + new string('(', Large),
        new string('#', Large),
        string.Concat(Enumerable.Repeat("#1a", Large / 3)),
        string.Concat(Enumerable.Repeat("a/", Large / 2)) + "#1",
        string.Concat(Enumerable.Repeat("https://", Large / 8)),
        string.Concat(Enumerable.Repeat("closes ", Large / 7)),
        "feat: x\n\n" + string.Concat(Enumerable.Repeat("BREAKING CHANGE: a\n", 200_000)),
        "feat: x\n\n" + string.Concat(Enumerable.Repeat("line of a body\n", 200_000)),
        "feat: x\n\n" + string.Concat(Enumerable.Repeat("a-b: c\n\n", 200_000)),
        "feat: x\n\n" + string.Concat(Enumerable.Repeat("This reverts commit ", 50_000)),
        "revert: x\n\n" + string.Concat(Enumerable.Repeat("This reverts commit deadbeef and ", 50_000)),
        "feat: x\n\n" + string.Concat(Enumerable.Repeat("---\n", 200_000)),
        string.Concat(Enumerable.Repeat("\r", Large)),
        string.Concat(Enumerable.Repeat("😀", Large / 2)) + "feat: x",
        ":" + new string('a', Large),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Takes_time_in_proportion_to_the_length(string message)
    {
        // A first reading, so that the second is not the compiler's time.
        CommitOf.Message(message[..1000]);
        var watch = Stopwatch.StartNew();
        CommitOf.Message(message);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Never_throws_and_never_invents()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var message = new StringBuilder();
            for (var piece = random.Next(1, 14); piece > 0; piece--)
            {
                message.Append(s_pieces[random.Next(s_pieces.Length)]);
            }

            var text = message.ToString();
            var commit = CommitOf.Message(text, random.Next(3));
            Verify(text, commit);
        }
    }

    [Fact]
    public void What_it_read_written_again_reads_the_same()
    {
        var random = new Random(6);
        string[] words = ["add", "Größe", "#12", "x:y", "(z)", "`code`", "日本語", "1.2.3"];
        for (var round = 0; round < 5_000; round++)
        {
            string Words() => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => words[random.Next(words.Length)]));
            var type = random.Next(2) == 0 ? "feat" : "deps";
            var scope = random.Next(3) switch { 0 => "core", 1 => "@a/b", _ => null };
            var description = Words();
            var body = random.Next(2) == 0 ? "" : "The body " + Words() + "\n\nand more " + Words();
            var note = random.Next(2) == 0 ? null : Words() + "\n\nand so " + Words();
            var message = $"{type}{(scope is null ? "" : $"({scope})")}: {description}" + (body.Length > 0 ? "\n\n" + body : "") + (note is null ? "" : "\n\nBREAKING CHANGE: " + note) + "\n\nReviewed-by: Z\n";
            var commit = CommitOf.Message(message);
            (commit.Type, commit.Scope, commit.Description, commit.Body, commit.BreakingNotes.FirstOrDefault(defaultValue: null)).ShouldBe((type, scope, description, body, note), message);
        }
    }

    private static void Verify(string message, ConventionalCommit commit)
    {
        var flat = message.ReplaceLineEndings(" ");
        commit.Type.Any(letter => char.IsWhiteSpace(letter) || letter is '(' or ')' or ':').ShouldBeFalse(message);
        flat.ToLowerInvariant().ShouldContain(commit.Type);
        if (commit.Scope is not null)
        {
            flat.ShouldContain(commit.Scope);
        }

        foreach (var line in commit.Body.Split('\n').Concat(commit.BreakingNotes.SelectMany(note => note.Split('\n'))).Concat(commit.Footers.SelectMany(footer => footer.Value.Split('\n'))))
        {
            flat.ShouldContain(line);
        }

        commit.References.ShouldAllBe(reference => reference.Number > 0);
        commit.Reverts.ShouldAllBe(hash => hash.Length >= 7);
    }
}
