using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>
/// The commits of a range by number, in git's order. Parents outside of the range have the number -1. Each commit has an age that is above those of all its ancestors, whatever their clocks said:
/// its date, or one second more than the highest age among its parents (as "corrected commit date" in git's commit-graph design notes).
/// </summary>
internal sealed class CommitGraph
{
    private readonly Dictionary<string, int> _numbers;
    private readonly int[][] _parents;
    private readonly long[] _ages;

    public CommitGraph(IReadOnlyList<CommitLink> links)
    {
        _numbers = new Dictionary<string, int>(links.Count, StringComparer.Ordinal);
        for (var number = 0; number < links.Count; number++)
        {
            _numbers.Add(links[number].Hash, number);
        }

        _parents = new int[links.Count][];
        for (var number = 0; number < links.Count; number++)
        {
            var parents = new int[links[number].Parents.Count];
            for (var index = 0; index < parents.Length; index++)
            {
                parents[index] = _numbers.GetValueOrDefault(links[number].Parents[index], -1);
            }

            _parents[number] = parents;
        }

        _ages = new long[links.Count];
        foreach (var number in ParentsFirst())
        {
            var age = links[number].Date.ToUnixTimeSeconds();
            foreach (var parent in _parents[number])
            {
                age = parent < 0 ? age : Math.Max(age, _ages[parent] + 1);
            }

            _ages[number] = age;
        }
    }

    /// <summary>The number of a commit of the range.</summary>
    public int this[string hash] => _numbers[hash];

    /// <summary>The numbers of a commit's parents.</summary>
    public ReadOnlySpan<int> Parents(int number) => _parents[number];

    /// <summary>Seconds, above those of all ancestors.</summary>
    public long Age(int number) => _ages[number];

    // Kahn's algorithm from the children down, turned around.
    private int[] ParentsFirst()
    {
        var children = new int[_parents.Length];
        foreach (var parents in _parents)
        {
            foreach (var parent in parents)
            {
                if (parent >= 0)
                {
                    children[parent]++;
                }
            }
        }

        var order = new int[_parents.Length];
        var (done, found) = (0, 0);
        for (var number = 0; number < children.Length; number++)
        {
            if (children[number] == 0)
            {
                order[found++] = number;
            }
        }

        while (done < found)
        {
            foreach (var parent in _parents[order[done++]])
            {
                if (parent >= 0 && --children[parent] == 0)
                {
                    order[found++] = parent;
                }
            }
        }

        Array.Reverse(order, 0, found);
        return order[..found];
    }
}
