using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>Importers and snapshots of a pnpm-lock.yaml, and who needs whom.</summary>
internal sealed class PnpmGraph(LockFile file)
{
    // Every link of an importer makes a path of the importer's own.
    private const int LongestPath = 4096;

    private readonly LockGraph _graph = new(file);
    private readonly Dictionary<string, int> _importers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _snapshots = new(StringComparer.Ordinal);
    private readonly List<(int From, string? Importer, string Name, string Reference, ComponentScope Scope)> _needs = [];

    /// <summary>One of the project's packages, by its folder.</summary>
    public void AddImporter(string path, LockValue entry)
    {
        if (path.Length > LongestPath)
        {
            throw file.Error(entry.Line, $"the path {LockFile.Shown(path)} is too long");
        }

        Importer(path);
        foreach (var key in new[] { "dependencies", "devDependencies", "optionalDependencies" })
        {
            AddImports(path, key, entry[key]);
        }
    }

    /// <summary>What one of the project's packages needs, of one kind.</summary>
    public void AddImports(string path, string kind, LockValue? needs)
    {
        var scope = kind switch
        {
            "devDependencies" => ComponentScope.Development,
            "optionalDependencies" => ComponentScope.Optional,
            _ => ComponentScope.Required,
        };
        foreach (var (name, value) in needs?.Map ?? [])
        {
            // Since version 6 a map of specifier and version.
            Need(Importer(path), path, name, value.Text ?? value["version"]?.Text, scope, value.Line);
        }
    }

    /// <summary>A package as it is resolved with its peers.</summary>
    public void AddSnapshot(string id, LockValue entry)
    {
        // The component follows when all records are there.
        var node = _graph.Add(null);
        if (!_snapshots.TryAdd(id, node))
        {
            throw file.Error(entry.Line, $"the entry of {LockFile.Shown(id)} is there twice");
        }

        foreach (var (name, value) in entry["dependencies"]?.Map ?? [])
        {
            Need(node, null, name, value.Text, ComponentScope.Required, value.Line);
        }

        foreach (var (name, value) in entry["optionalDependencies"]?.Map ?? [])
        {
            Need(node, null, name, value.Text, ComponentScope.Optional, value.Line);
        }
    }

    /// <summary>The inventory, when everything is there.</summary>
    /// <param name="records">The packages by their keys.</param>
    public Inventory Finish(IReadOnlyDictionary<string, PnpmRecord> records)
    {
        foreach (var (id, node) in _snapshots)
        {
            _graph[node] = Described(id, records.GetValueOrDefault(id) ?? records.GetValueOrDefault(PnpmKey.WithoutPeers(id)));
        }

        var missing = 0;
        foreach (var (from, importer, name, reference, scope) in _needs)
        {
            if (Find(importer, name, reference) is { } node)
            {
                _graph.Edge(from, node, scope);
            }
            else
            {
                missing++;
            }
        }

        if (missing > 0)
        {
            _graph.Gap($"{file.Path} names {missing} dependencies that it does not describe.");
        }

        _graph.TakeUsualRegistry(unnamedMeansUsual: true);
        return _graph.Reached();
    }

    private int Importer(string path)
    {
        if (!_importers.TryGetValue(path, out var node))
        {
            _importers.Add(path, node = _graph.Add(null));
            _graph.Root(node);
        }

        return node;
    }

    private void Need(int from, string? importer, string name, string? reference, ComponentScope scope, int line)
    {
        _needs.Add((from, importer, name, reference ?? throw file.Error(line, $"the dependency {LockFile.Shown(name)} has no version"), scope));
        if (_needs.Count > ScanLimits.Edges)
        {
            throw file.Error(line, $"it names more than {ScanLimits.Edges} dependencies");
        }
    }

    // A version belongs to the name that stands before it; anything else is a key by itself: an alias, an address, a folder.
    private int? Find(string? importer, string name, string reference)
    {
        if (reference.StartsWith("link:", StringComparison.Ordinal))
        {
            return Linked(importer, name, reference[5..]);
        }

        foreach (var key in new[] { $"{name}@{reference}", $"/{name}@{reference}", $"/{name}/{reference}", reference })
        {
            if (_snapshots.TryGetValue(key, out var node))
            {
                return node;
            }
        }

        return null;
    }

    // The lock file knows the project's packages by their folders; a link gives one its name.
    private int Linked(string? importer, string name, string folder)
    {
        var node = Importer(Combined(importer ?? ".", folder));
        if (_graph[node] is null)
        {
            _graph[node] = new Component { Ecosystem = Ecosystem.Npm, Name = name, IsFirstParty = true, FoundIn = [file.Path] };
        }

        return node;
    }

    private static string Combined(string from, string to)
    {
        var parts = new List<string>();
        foreach (var part in $"{from}/{to}".Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }

    private Component Described(string id, PnpmRecord? record)
    {
        var key = PnpmKey.Parse(id);
        var address = key.Address;
        var isFolder = record?.IsFolder == true || (address is not null && (address.StartsWith("link:", StringComparison.Ordinal) || (address.StartsWith("file:", StringComparison.Ordinal) && !NodeSource.IsArchive(address))));
        var name = record?.Name ?? key.Name ?? NodeTree.NameAt(PnpmKey.WithoutPeers(id));
        return new Component
        {
            Ecosystem = Ecosystem.Npm,
            Name = name.Length > 0 ? name : id,
            Version = record?.Version ?? key.Version,
            IsFirstParty = isFolder,
            Hashes = record?.Hashes ?? [],
            Source = isFolder ? null : NodeSource.Of(record?.Source ?? (address is null || Uri.IsWellFormedUriString(address, UriKind.Absolute) ? address : "https://" + address), name),
            FoundIn = [file.Path],
        };
    }
}
