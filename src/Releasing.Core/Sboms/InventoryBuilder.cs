using Releasing.Failures;

namespace Releasing.Sboms;

/// <summary>
/// Collects what a scanner finds: one row per package URL, whatever the order of the file. A component that is found twice keeps its strongest scope and all its evidence.
/// </summary>
/// <param name="where">The file, for messages.</param>
public sealed class InventoryBuilder(string where)
{
    // Every edge looks its ends up; the longest in the wild are addresses of some hundred characters.
    private const int LongestPackageUrl = 4096;

    // A distribution of Python has one for each of its archives, which are some dozens.
    private const int MostHashes = 256;

    private readonly SortedDictionary<string, Component> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _edges = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _direct = new(StringComparer.Ordinal);
    private readonly List<string> _gaps = [];
    private int _edgeCount;

    /// <summary>Adds a component or joins it with what is known of it.</summary>
    /// <param name="component">What was found.</param>
    /// <returns>Its package URL.</returns>
    /// <exception cref="InvalidInputException">There are more components than <see cref="ScanLimits.Components"/>.</exception>
    public string Add(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var purl = component.PackageUrl;
        if (purl.Length > LongestPackageUrl)
        {
            throw new InvalidInputException(where, $"the package URL {purl[..120]}… has more than {LongestPackageUrl} characters", "Check that it is a lock file");
        }

        if (_components.TryGetValue(purl, out var known))
        {
            _components[purl] = Joined(known, component);
            return purl;
        }

        if (_components.Count == ScanLimits.Components)
        {
            throw new InvalidInputException(where, $"it names more than {ScanLimits.Components} components", "Check that it is a lock file.");
        }

        _components.Add(purl, component);
        return purl;
    }

    /// <summary>Records that one component needs another; both by package URL.</summary>
    /// <param name="from">Who needs.</param>
    /// <param name="to">Who is needed.</param>
    /// <exception cref="InvalidInputException">There are more edges than <see cref="ScanLimits.Edges"/>.</exception>
    public void Edge(string from, string to)
    {
        if (!_edges.TryGetValue(from, out var needed))
        {
            _edges.Add(from, needed = new SortedSet<string>(StringComparer.Ordinal));
        }

        if (needed.Add(to) && ++_edgeCount > ScanLimits.Edges)
        {
            throw new InvalidInputException(where, $"it names more than {ScanLimits.Edges} dependencies", "Check that it is a lock file.");
        }
    }

    /// <summary>Records what the scanned thing itself needs.</summary>
    /// <param name="purl">Package URL.</param>
    public void Direct(string purl) => _direct.Add(purl);

    /// <summary>Records what the source leaves out, as a full sentence.</summary>
    /// <param name="sentence">What is missing and why.</param>
    public void Gap(string sentence) => _gaps.Add(sentence);

    /// <summary>The inventory. Edges to what was never added are left out, with a gap that says so.</summary>
    /// <param name="knowsDependencies">The format records edges.</param>
    public Inventory Build(bool knowsDependencies)
    {
        var dangling = _edges.Keys.Concat(_edges.Values.SelectMany(needed => needed)).Concat(_direct).Where(purl => !_components.ContainsKey(purl)).Distinct().Count();
        if (dangling > 0)
        {
            _gaps.Add($"{where} refers to {dangling} packages that it does not describe.");
        }

        return new Inventory
        {
            Components = [.. _components.Values],
            Dependencies = _edges.Where(row => _components.ContainsKey(row.Key)).ToDictionary(
                row => row.Key, IReadOnlyList<string> (row) => [.. row.Value.Where(_components.ContainsKey)], StringComparer.Ordinal),
            Direct = [.. _direct.Where(_components.ContainsKey)],
            KnowsDependencies = knowsDependencies,
            Gaps = [.. _gaps.Distinct(StringComparer.Ordinal)],
        };
    }

    private static Component Joined(Component known, Component found) => known with
    {
        // The first value of the enumeration is the strongest claim.
        Scope = known.Scope < found.Scope ? known.Scope : found.Scope,
        IsFirstParty = known.IsFirstParty || found.IsFirstParty,
        Hashes = found.Hashes.Count == 0 || known.Hashes.Count >= MostHashes ? known.Hashes : [.. known.Hashes.Union(found.Hashes)],
        ContentSum = known.ContentSum ?? found.ContentSum,
        Licence = known.Licence ?? found.Licence,
        Source = known.Source ?? found.Source,
        FoundIn = [.. known.FoundIn.Union(found.FoundIn, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };
}
