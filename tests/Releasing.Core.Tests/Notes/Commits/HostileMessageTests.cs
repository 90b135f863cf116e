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

    // Made when they are read: a test's data lives as long as the run.
    private static readonly Dictionary<string, Func<string>> s_messages = new()
    {
        ["one word"] = () => new string('a', Large),
        ["parentheses before a colon"] = () => new string('(', Large) + ": x",
        ["a scope that never ends"] = () => "feat(" + new string('a', Large),
        ["parentheses in the description"] = () => "feat: " + new string('(', Large),
        ["number signs"] = () => new string('#', Large),
        ["almost references"] = () => Repeat("#1a", Large / 3),
        ["a repository of many parts"] = () => Repeat("a/", Large / 2) + "#1",
        ["almost addresses"] = () => Repeat("https://", Large / 8),
        ["closing words"] = () => Repeat("closes ", Large / 7),
        ["breaking notes"] = () => "feat: x\n\n" + Repeat("BREAKING CHANGE: a\n", 200_000),
        ["lines"] = () => "feat: x\n\n" + Repeat("line of a body\n", 200_000),
        ["paragraphs that are footers"] = () => "feat: x\n\n" + Repeat("a-b: c\n\n", 200_000),
        ["almost reverts"] = () => "revert: x\n\n" + Repeat("This reverts commit ", 50_000),
        ["reverts"] = () => "revert: x\n\n" + Repeat("This reverts commit deadbeef and ", 50_000),
        ["rules"] = () => "feat: x\n\n" + Repeat("---\n", 200_000),
        ["carriage returns"] = () => Repeat("\r", Large),
        ["emoji"] = () => Repeat("😀", Large / 2) + "feat: x",
        ["the name of an emoji that never ends"] = () => ":" + new string('a', Large),
    };

    public static TheoryData<string> Messages() => [.. s_messages.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Takes_time_in_proportion_to_the_length(string name)
    {
        // A first reading, so that the second is not the compiler's time.
        var message = s_messages[name]();
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

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

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
