using System.Globalization;
using Releasing.Notes.History;
using Releasing.Tests.Git;
using Releasing.Tests.Notes.CornerCases;

namespace Releasing.Tests.Notes.History;

/// <summary>Histories of random shape with wrong clocks, beside sets of commits worked out one by one.</summary>
public sealed class RandomHistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Releases_hold_what_no_older_one_reaches(int seed) => Compare(seed, 40);

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(100, 150)]
    public void Many_histories_are_dealt_out_right(int first, int count)
    {
        for (var seed = first; seed < first + count; seed++)
        {
            Compare(seed, 20 + (seed % 80));
        }
    }

    private static void Compare(int seed, int commits)
    {
        var random = new Random(seed);
        using var repository = new TestRepository();
        var parents = new List<int[]> { Array.Empty<int>() };
        var ages = new List<long> { 0 };
        var hashes = new List<string> { "" };
        var tags = new SortedDictionary<int, string>();
        using (var import = new FastImport(repository.Root, repository.Environment))
        {
            for (var number = 1; number <= commits; number++)
            {
                // Mostly on top of one another, sometimes beside or joined, and at the end everything that is open.
                int[] above = number == 1 ? [] : number == commits
                    ? [.. Enumerable.Range(1, number - 1).Where(other => !parents.Any(list => list.Contains(other)))]
                    : [.. Enumerable.Range(0, random.Next(5) == 0 ? 2 : 1).Select(_ => Math.Max(1, number - 1 - (random.Next(3) == 0 ? random.Next(6) : 0))).Distinct()];
                var date = 1_000_000 + (number * 100) + (random.Next(10) == 0 ? random.Next(-50_000, 50_000) : 0);
                parents.Add(above);
                ages.Add(Math.Max(date, above.Select(parent => ages[parent] + 1).DefaultIfEmpty(0).Max()));
                import.Commit(new FastCommit(number.ToString(CultureInfo.InvariantCulture)) { Date = date, Parents = above });
                hashes.Add(import.Hash(number));
                if (number < commits && random.Next(5) == 0)
                {
                    tags.Add(number, $"v1.{number}.0");
                    import.Point("refs/tags/" + tags[number], number);
                }
            }
        }

        repository.Git("reset", "-q", "--hard");
        var reached = Reach(parents);
        var owned = new HashSet<int>();
        var expected = new List<(string? Tag, string Commits)>();
        foreach (var tag in tags.Keys.OrderBy(tag => ages[tag]).ThenBy(tag => tag).Append(commits))
        {
            expected.Insert(0, (tags.GetValueOrDefault(tag), Text(reached[tag].Where(owned.Add).Select(number => hashes[number]))));
        }

        var all = ReleaseHistory.All(repository.Open(), new HistoryRange());
        all.Select(span => (span.Tag?.Name, Text(span.Commits.Select(commit => commit.Hash)))).ShouldBe(expected);
        foreach (var tag in tags.Keys.Append(commits).Where(tag => tag % 3 == 0 || tag == commits))
        {
            var before = tags.Keys.Where(other => other != tag && reached[tag].Contains(other)).SelectMany(other => reached[other]).ToHashSet();
            var span = ReleaseHistory.Latest(repository.Open(), new HistoryRange { To = tags.GetValueOrDefault(tag) });
            var told = Text(span.Commits.Select(commit => commit.Hash));
            var right = Text(reached[tag].Except(before).Select(number => hashes[number]));

            // A clock that is wrong by hundreds of commits misleads git's own walk (git-rev-list(1)); then its answer is all there is.
            told.ShouldBe(told == right ? right : Text(repository.Git(["rev-list", hashes[tag], .. span.Before.Select(hash => "^" + hash)]).Split('\n', StringSplitOptions.RemoveEmptyEntries)), $"seed {seed}, commit {tag}");
        }
    }

    private static List<HashSet<int>> Reach(List<int[]> parents)
    {
        var reached = new List<HashSet<int>> { new() };
        for (var number = 1; number < parents.Count; number++)
        {
            reached.Add([number, .. parents[number].SelectMany(parent => reached[parent])]);
        }

        return reached;
    }

    private static string Text(IEnumerable<string> hashes) => string.Join(' ', hashes.Order(StringComparer.Ordinal));
}
