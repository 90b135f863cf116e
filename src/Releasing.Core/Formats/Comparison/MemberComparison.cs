using System.Globalization;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Comparison;

/// <summary>One comparison of two files: what was found, and where members lie while they are looked into.</summary>
internal sealed class MemberComparison : IDisposable
{
    private const int DeepestNesting = 5;

    private readonly List<Difference> _differences = [];
    private readonly int _limit;
    private readonly CancellationToken _cancellation;
    private readonly DirectoryInfo _extracted = Directory.CreateTempSubdirectory("releasing-compare-");
    private int _files;

    /// <summary>Begins a comparison.</summary>
    public MemberComparison(int limit, CancellationToken cancellation)
    {
        _limit = limit;
        _cancellation = cancellation;
    }

    /// <summary>What was found.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Removes what was taken out of the files.</summary>
    public void Dispose() => _extracted.Delete(recursive: true);

    /// <summary>Compares two files that stand at a place, and then what is in them.</summary>
    public void Compare(string where, string first, string second, int depth)
    {
        if (ByteDifference.Describe(first, second) is not { } plain)
        {
            return;
        }

        var (one, two) = depth < DeepestNesting ? (Container.Open(first), Container.Open(second)) : default;
        if (one is null || two is null || one.Kind != two.Kind)
        {
            Add(where, plain);
            return;
        }

        var before = _differences.Count;
        try
        {
            CompareMembers(where, one, two, depth);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidInputException or EndOfStreamException)
        {
            // A damaged file differs all the same, and its bytes can still be told apart.
            Add(where, $"cannot be read as {one.Kind} ({PlainText.Line(error.Message)}); {plain}");
            return;
        }

        if (_differences.Count == before)
        {
            Add(where, $"its parts are the same, but not the {one.Kind} around them (headers or compression): {plain}");
        }
    }

    private void CompareMembers(string where, Container one, Container two, int depth)
    {
        var (first, second) = (MemberSummary.Of(one.Members()), MemberSummary.Of(two.Members()));
        var (inFirst, inSecond) = (first.ToDictionary(member => member.Key), second.ToDictionary(member => member.Key));
        foreach (var member in first.Where(member => !inSecond.ContainsKey(member.Key)))
        {
            Add(Inside(where, member.Name), "is only in the first");
        }

        foreach (var member in second.Where(member => !inFirst.ContainsKey(member.Key)))
        {
            Add(Inside(where, member.Name), "is only in the second");
        }

        CompareOrder(where, [.. first.Where(member => inSecond.ContainsKey(member.Key))], [.. second.Where(member => inFirst.ContainsKey(member.Key))]);
        foreach (var member in first)
        {
            if (inSecond.TryGetValue(member.Key, out var other) && _differences.Count < _limit)
            {
                _cancellation.ThrowIfCancellationRequested();
                CompareMember(Inside(where, member.Name), (one, member), (two, other), depth);
            }
        }
    }

    private void CompareOrder(string where, IReadOnlyList<MemberSummary> first, IReadOnlyList<MemberSummary> second)
    {
        var place = first.Zip(second).FirstOrDefault(pair => pair.First.Key != pair.Second.Key);
        if (place.First is not null)
        {
            Add(where, $"the order of the members differs: where '{PlainText.Line(place.First.Name)}' stood comes '{PlainText.Line(place.Second.Name)}'");
        }
    }

    private void CompareMember(string where, (Container File, MemberSummary Member) first, (Container File, MemberSummary Member) second, int depth)
    {
        foreach (var (one, two) in first.Member.Attributes.Zip(second.Member.Attributes))
        {
            if (one != two)
            {
                Add(where, $"{one.Name} is '{PlainText.Line(one.Value)}', then '{PlainText.Line(two.Value)}'");
            }
        }

        if (first.Member.Sha256 != second.Member.Sha256)
        {
            var (one, two) = (Extract(first), Extract(second));
            Compare(where, one, two, depth + 1);
            File.Delete(one);
            File.Delete(two);
        }
    }

    private string Extract((Container File, MemberSummary Member) wanted)
    {
        var path = Path.Combine(_extracted.FullName, (_files++).ToString(CultureInfo.InvariantCulture));
        var occurrence = 0;
        foreach (var member in wanted.File.Members())
        {
            if (member.Name == wanted.Member.Name && occurrence++ == wanted.Member.Occurrence)
            {
                using var file = File.Create(path);
                member.CopyTo(file);
                break;
            }
        }

        return path;
    }

    private void Add(string where, string what)
    {
        if (_differences.Count < _limit)
        {
            _differences.Add(new Difference(where, what));
        }
    }

    // What is inside a gzip file has no name of its own.
    private static string Inside(string where, string member) => (where.Length, member.Length) switch
    {
        (_, 0) => where,
        (0, _) => PlainText.Line(member),
        _ => $"{where} → {PlainText.Line(member)}",
    };
}
