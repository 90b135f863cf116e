using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>The tree <c>dependencies</c> of lockfileVersion 1: packages inside packages, as they lie in node_modules.</summary>
internal sealed class PackageTree(LockFile file)
{
    private readonly LockGraph _graph = new(file);
    private readonly NodeFolder _root = new(null);
    private readonly List<(NodeFolder From, string To)> _needs = [];

    /// <summary>A package at the top, with those inside it.</summary>
    public void Add(string name, LockValue entry)
    {
        var open = new Stack<(NodeFolder Holder, string Name, LockValue Entry)>();
        open.Push((_root, name, entry));
        while (open.TryPop(out var next))
        {
            if (!next.Entry.IsMap)
            {
                throw file.Error(next.Entry.Line, $"the entry of {LockFile.Shown(next.Name)} is not a map");
            }

            var folder = next.Holder.Module(next.Name);
            folder.Node = _graph.Add(Described(next.Name, next.Entry));
            foreach (var (needed, _) in next.Entry["requires"]?.Map ?? [])
            {
                _needs.Add((folder, needed));
                if (_needs.Count > ScanLimits.Edges)
                {
                    throw file.Error(next.Entry.Line, $"it names more than {ScanLimits.Edges} dependencies");
                }
            }

            foreach (var (inner, value) in next.Entry["dependencies"]?.Map ?? [])
            {
                open.Push((folder, inner, value));
            }
        }
    }

    /// <summary>The inventory, when all packages are there.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="version">Its version.</param>
    public Inventory Finish(string? name, string? version)
    {
        var missing = 0;
        foreach (var (from, to) in _needs)
        {
            if (from.Resolve(to) is { } node)
            {
                _graph.Edge(from.Node!.Value, node);
            }
            else
            {
                missing++;
            }
        }

        if (missing > 0)
        {
            _graph.Gap($"{file.Path} names {missing} dependencies that it gives no place; optional ones for other platforms are among them.");
        }

        AddProject(name, version);
        _graph.TakeUsualRegistry(unnamedMeansUsual: false);
        return _graph.Recorded(knowsDependencies: true);
    }

    private void AddProject(string? name, string? version)
    {
        var direct = _graph.Unneeded().ToList();
        var project = _graph.Add(name is not { Length: > 0 } ? null : new Component { Ecosystem = Ecosystem.Npm, Name = name, Version = version, IsFirstParty = true });
        _graph.Root(project);
        foreach (var node in direct)
        {
            _graph.Edge(project, node);
        }

        _graph.Gap($"{file.Path} has the old format that does not tell what the project needs directly; only what nothing else needs is taken as that.");
    }

    // The version is a version, the name behind an alias, or an address.
    private static Component Described(string key, LockValue entry)
    {
        var name = key;
        var version = entry["version"]?.Text;
        var resolved = entry["resolved"]?.Text;
        if (version?.StartsWith("npm:", StringComparison.Ordinal) == true && version.LastIndexOf('@') is > 4 and var at)
        {
            name = version[4..at];
            version = version[(at + 1)..];
        }
        else if (version?.Contains(':', StringComparison.Ordinal) == true)
        {
            resolved = version;
            version = null;
        }

        var isFirstParty = resolved?.StartsWith("file:", StringComparison.Ordinal) == true && !NodeSource.IsArchive(resolved);
        return new Component
        {
            Ecosystem = Ecosystem.Npm,
            Name = name,
            Version = version,
            IsFirstParty = isFirstParty,
            Scope = NodeScope.Of(entry),
            Hashes = SubresourceIntegrity.Read(entry["integrity"]?.Text),
            Source = isFirstParty ? null : NodeSource.Of(resolved, name),
        };
    }
}
