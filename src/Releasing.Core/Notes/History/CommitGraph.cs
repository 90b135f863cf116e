using System.Runtime.InteropServices;
using System.Text;
using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>
/// The commits of a range by number, in git's order. Parents outside of the range have the number -1. Each commit has an age that is above those of all its ancestors, whatever their clocks said:
/// its date, or one second more than the highest age among its parents (as "corrected commit date" in git's commit-graph design notes).
/// </summary>
internal sealed class CommitGraph
{
    private readonly CommitNumbers _numbers;

    // The parents of all, one after the other, and where those of each begin.
    private readonly int[] _first;
    private readonly List<int> _parents;
    private readonly long[] _ages;

    public CommitGraph(CommitLog log, CommitNumbers numbers)
    {
        _numbers = numbers;
        _first = new int[log.Count + 1];
        _parents = new List<int>(log.Count);
        for (var number = 0; number < log.Count; number++)
        {
            AddParents(log.Parents(number));
            _first[number + 1] = _parents.Count;
        }

        _ages = new long[log.Count];
        foreach (var number in ParentsFirst())
        {
            var age = log.Seconds(number);
            foreach (var parent in Parents(number))
            {
                age = parent < 0 ? age : Math.Max(age, _ages[parent] + 1);
            }

            _ages[number] = age;
        }
    }

    /// <summary>The number of a commit; -1 when it is not in the range.</summary>
    /// <param name="hash">The full hash.</param>
    public int Find(string hash) => _numbers.Find(Encoding.Latin1.GetBytes(hash));

    /// <summary>The numbers of a commit's parents.</summary>
    public ReadOnlySpan<int> Parents(int number) => CollectionsMarshal.AsSpan(_parents)[_first[number].._first[number + 1]];

    /// <summary>Seconds, above those of all ancestors.</summary>
    public long Age(int number) => _ages[number];

    private void AddParents(ReadOnlySpan<byte> hashes)
    {
        while (!hashes.IsEmpty)
        {
            var length = hashes.IndexOf((byte)' ');
            _parents.Add(_numbers.Find(length < 0 ? hashes : hashes[..length]));
            hashes = length < 0 ? [] : hashes[(length + 1)..];
        }
    }

    // Kahn's algorithm from the children down, turned around.
    private int[] ParentsFirst()
    {
        var children = new int[_ages.Length];
        foreach (var parent in _parents)
        {
            if (parent >= 0)
            {
                children[parent]++;
            }
        }

        var order = new int[children.Length];
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
            foreach (var parent in Parents(order[done++]))
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
