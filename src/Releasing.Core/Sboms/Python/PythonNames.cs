namespace Releasing.Sboms.Python;

/// <summary>The distributions of a lock file by name, as PyPI compares names.</summary>
internal sealed class PythonNames
{
    // How many versions of one name a lock file holds, one for each platform; more would let a small file name very many edges.
    private const int MostVersions = 64;

    private readonly Dictionary<string, List<(string? Version, int Node)>> _byName = new(StringComparer.Ordinal);

    /// <summary>Adds a distribution.</summary>
    public void Add(string name, string? version, int node)
    {
        var key = PackageUrl.NormalizedPythonName(name);
        if (!_byName.TryGetValue(key, out var versions))
        {
            _byName.Add(key, versions = []);
        }

        if (versions.Count < MostVersions)
        {
            versions.Add((version, node));
        }
    }

    /// <summary>The nodes of a name; those of one version, where it is given.</summary>
    public IReadOnlyList<int> Find(string name, string? version = null) =>
        [.. _byName.GetValueOrDefault(PackageUrl.NormalizedPythonName(name), []).Where(row => version is null || row.Version == version).Select(row => row.Node)];
}
