using System.Globalization;
using Releasing.Tests.Notes.CornerCases;

namespace Releasing.Benchmarks.Measuring;

/// <summary>A repository of so many commits and tags, the same every time: one line in which every tenth commit is a merge of another, messages of four lines, twenty people.</summary>
internal static class GeneratedHistory
{
    /// <summary>Commits after the last tag, however long the history is.</summary>
    public const int Unreleased = 100;

    private const long FirstDate = 1_400_000_000;
    private const int MergeEvery = 10;

    private static readonly string[] s_types = ["feat", "fix", "docs", "chore", "perf", "refactor", "test", "feat(core)", "fix(cli)", "build(deps)"];

    private static readonly Dictionary<string, string?> s_variables = new()
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
    };

    /// <summary>Makes the repository and checks its end out.</summary>
    public static string Make(WorkFolder work, int commits, int tags)
    {
        var folder = work.Make(Text($"history-{commits}-{tags}"));
        Git(folder, "init", "-q", "-b", "main");
        using (var import = new FastImport(folder, s_variables))
        {
            Write(import, commits, tags);
        }

        Git(folder, "reset", "-q", "--hard");
        Git(folder, "pack-refs", "--all");
        return folder;
    }

    private static void Write(FastImport import, int commits, int tags)
    {
        var random = new Random(1);
        var (head, made, tagged) = (0, 0, 0);
        while (made < commits)
        {
            if (head > 0 && made % MergeEvery == 0)
            {
                var side = import.Commit(Next(random, made++, head) with { Branch = "refs/heads/side" });
                head = import.Commit(new FastCommit(Text($"Merge pull request #{made} from somebody/side\n\nWhat it was about\n")) { Date = FirstDate + (made++ * 60), Parents = [head, side] });
            }
            else
            {
                head = import.Commit(Next(random, made++, head));
            }

            if (tagged < tags && made >= (long)(tagged + 1) * (commits - Unreleased) / tags)
            {
                var name = Text($"v{tagged / 100}.{tagged / 10 % 10}.{tagged % 10}");
                tagged++;
                if (tagged % 2 == 0)
                {
                    // Tag objects have marks of their own.
                    import.Tag(name, head, FirstDate + (made * 60));
                }
                else
                {
                    import.Point("refs/tags/" + name, head);
                }
            }
        }
    }

    private static FastCommit Next(Random random, int number, int head)
    {
        var person = random.Next(20);
        return new FastCommit(Text($"{s_types[random.Next(s_types.Length)]}: change number {number} of something that matters\n\nThe reason for it is told here, in a line of about seventy characters.\nAnd in another line.\n\nRefs: #{number}\n"))
        {
            Author = Text($"Person {person} <person{person}@example.org>"),
            Date = FirstDate + (number * 60),
            Parents = head == 0 ? [] : [head],
            
            // No side looks into the files; few of them make the history sooner.
            Files = head == 0 ? [(".gitignore", "/artifacts/\n")] : number % 25 == 0 ? [(Text($"files/{number % 97}.txt"), Text($"{number}\n"))] : [],
        };
    }

    private static void Git(string folder, params string[] arguments) => new Command("git", arguments) { Folder = folder, Variables = s_variables }.Run();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
