using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>The packages of a yarn.lock, found by the descriptors (<c>name@range</c>) that are the keys of their entries.</summary>
internal sealed class YarnGraph(LockFile file)
{
    private readonly Dictionary<string, int> _byDescriptor = new(StringComparer.Ordinal);

    // Where resolutions of the package.json replaced a range, a package with one entry is the one that is meant; -1 for several.
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly List<(int From, string Name, string Range, ComponentScope Scope)> _needs = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Components and edges.</summary>
    public LockGraph Graph { get; } = new(file);

    /// <summary>An entry.</summary>
    /// <param name="component">Its package.</param>
    /// <param name="descriptors">Its keys.</param>
    /// <param name="line">Where it is.</param>
    public int Add(Component component, IReadOnlyList<string> descriptors, int line)
    {
        var node = Graph.Add(component);
        foreach (var descriptor in descriptors)
        {
            if (!_byDescriptor.TryAdd(descriptor, node))
            {
                throw file.Error(line, $"the entry of {LockFile.Shown(descriptor)} is there twice");
            }

            var name = Split(descriptor).Name;
            _byName[name] = _byName.TryGetValue(name, out var other) && other != node ? -1 : node;
        }

        return node;
    }

    /// <summary>An entry needs a range of a package.</summary>
    public void Need(int from, string name, string range, ComponentScope scope, int line)
    {
        _needs.Add((from, name, range, scope));
        if (_needs.Count > ScanLimits.Edges)
        {
            throw file.Error(line, $"it names more than {ScanLimits.Edges} dependencies");
        }
    }

    /// <summary>Makes edges of what the entries need, when all are there.</summary>
    public void Connect()
    {
        var missing = 0;
        foreach (var (from, name, range, scope) in _needs)
        {
            if (Find(name, range) is { } node)
            {
                Graph.Edge(from, node, scope);
            }
            else
            {
                missing += scope == ComponentScope.Required ? 1 : 0;
            }
        }

        if (missing > 0)
        {
            Graph.Gap($"{file.Path} names {missing} dependencies that it does not describe.");
        }
    }

    /// <summary>Entries with a descriptor that no entry needs: somebody outside the file does, and that is the project.</summary>
    public IEnumerable<int> NeededByTheProject() =>
        _byDescriptor.Where(row => !_used.Contains(row.Key)).Select(row => row.Value).Distinct();

    /// <summary>Name and range of a descriptor; the first character may be the @ of a scope.</summary>
    public static (string Name, string Range) Split(string descriptor)
    {
        var at = descriptor.Length > 1 ? descriptor.IndexOf('@', 1) : -1;
        return at < 0 ? (descriptor, "") : (descriptor[..at], descriptor[(at + 1)..]);
    }

    private int? Find(string name, string range)
    {
        // Berry writes the protocol npm: in the keys, and before version 8 not in the dependencies.
        foreach (var descriptor in new[] { $"{name}@{range}", $"{name}@npm:{range}" })
        {
            if (_byDescriptor.TryGetValue(descriptor, out var node))
            {
                _used.Add(descriptor);
                return node;
            }
        }

        return _byName.TryGetValue(name, out var only) && only >= 0 ? only : null;
    }
}
