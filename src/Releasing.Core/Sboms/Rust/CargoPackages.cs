namespace Releasing.Sboms.Rust;

/// <summary>The packages of a Cargo.lock, found by what its dependencies say: <c>name</c>, <c>name version</c> or <c>name version (source)</c>, no longer than it has to be.</summary>
internal sealed class CargoPackages
{
    private readonly Dictionary<CargoPackageId, int> _byId = [];

    // The source of a dependency may leave out the commit that the package's own record has.
    private readonly Dictionary<CargoPackageId, int> _byRepository = [];
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Version), List<int>> _byVersion = [];

    /// <summary>Adds a package; false when it is there.</summary>
    public bool TryAdd(CargoPackageId id, int node)
    {
        if (!_byId.TryAdd(id, node))
        {
            return false;
        }

        _byRepository.TryAdd(WithoutCommit(id), node);
        Add(_byName, id.Name, node);
        Add(_byVersion, (id.Name, id.Version), node);
        return true;
    }

    /// <summary>The nodes that a text means: one in a lock file that is right.</summary>
    public IReadOnlyList<int> Find(string dependency)
    {
        var parts = dependency.Split(' ', 3);
        if (parts.Length == 1)
        {
            return _byName.TryGetValue(parts[0], out var versions) ? [.. versions.Take(2)] : [];
        }

        if (parts.Length == 2)
        {
            return _byVersion.TryGetValue((parts[0], parts[1]), out var sources) ? [.. sources.Take(2)] : [];
        }

        var id = new CargoPackageId(parts[0], parts[1], parts[2].TrimStart('(').TrimEnd(')'));
        return _byId.TryGetValue(id, out var node) || _byRepository.TryGetValue(WithoutCommit(id), out node) ? [node] : [];
    }

    private static CargoPackageId WithoutCommit(CargoPackageId id) => id with { Source = id.Source?.Split('#')[0] };

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> rows, TKey key, TValue value)
        where TKey : notnull
    {
        if (!rows.TryGetValue(key, out var list))
        {
            rows.Add(key, list = []);
        }

        list.Add(value);
    }
}
