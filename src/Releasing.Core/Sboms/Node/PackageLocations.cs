using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>The map <c>packages</c> of lockfileVersion 2 and 3: what lies where.</summary>
internal sealed class PackageLocations(LockFile file)
{
    private static readonly (string Key, ComponentScope Scope, bool MayBeMissing)[] s_needs =
    [
        ("dependencies", ComponentScope.Required, false),
        ("optionalDependencies", ComponentScope.Optional, true),
        ("peerDependencies", ComponentScope.Required, true),
    ];

    private readonly LockGraph _graph = new(file);
    private readonly NodeTree _tree = new();
    private readonly List<(NodeFolder From, string To, ComponentScope Scope, bool MayBeMissing)> _needs = [];
    private readonly List<(NodeFolder Folder, string Target, string Name)> _links = [];
    private LockValue? _root;

    /// <summary>One entry.</summary>
    public void Add(string location, LockValue entry)
    {
        if (!entry.IsMap)
        {
            throw file.Error(entry.Line, $"the entry of {LockFile.Shown(location)} is not a map");
        }

        var folder = _tree.At(location, file, entry.Line);
        if (entry["link"] is { IsTrue: true })
        {
            _links.Add((folder, entry["resolved"]?.Text ?? "", NodeTree.NameAt(location)));
            return;
        }

        if (location.Length == 0)
        {
            _root = entry;
        }
        else
        {
            folder.Node = _graph.Add(Described(location, entry));
            if (NodeTree.IsProject(location))
            {
                _graph.Root(folder.Node.Value);
            }
        }

        AddNeeds(folder, entry, NodeTree.IsProject(location));
    }

    /// <summary>The inventory, when all entries are there.</summary>
    /// <param name="name">The project's name at the top of the file.</param>
    /// <param name="version">Its version there.</param>
    public Inventory Finish(string? name, string? version)
    {
        _tree.Nest();
        name = _root?["name"]?.Text ?? name;
        _tree.Root.Node = _graph.Add(name is not { Length: > 0 } ? null : new Component
        {
            Ecosystem = Ecosystem.Npm,
            Name = name,
            Version = _root?["version"]?.Text ?? version,
            IsFirstParty = true,
            Licence = _root?["license"]?.Text,
        });
        _graph.Root(_tree.Root.Node.Value);
        foreach (var (folder, target, linked) in _links)
        {
            folder.Node = _tree.ProjectAt(target) ?? Outside(linked);
        }

        var missing = 0;
        foreach (var (from, to, scope, mayBeMissing) in _needs)
        {
            if (from.Resolve(to) is { } node)
            {
                _graph.Edge(from.Node!.Value, node, scope);
            }
            else
            {
                missing += mayBeMissing ? 0 : 1;
            }
        }

        if (missing > 0)
        {
            _graph.Gap($"{file.Path} names {missing} dependencies that it gives no place.");
        }

        _graph.TakeUsualRegistry(unnamedMeansUsual: false);
        return _graph.Recorded(knowsDependencies: true);
    }

    private void AddNeeds(NodeFolder folder, LockValue entry, bool isProject)
    {
        var optional = entry["optionalDependencies"] is { Map.Count: < 200 } few ? few : null;
        foreach (var (key, scope, mayBeMissing) in isProject ? s_needs.Append(("devDependencies", ComponentScope.Development, false)) : s_needs)
        {
            foreach (var (name, _) in entry[key]?.Map ?? [])
            {
                // npm repeats an optional dependency among the others.
                _needs.Add((folder, name, scope, mayBeMissing || optional?[name] is not null));
                if (_needs.Count > ScanLimits.Edges)
                {
                    throw file.Error(entry.Line, $"it names more than {ScanLimits.Edges} dependencies");
                }
            }
        }
    }

    // A folder outside of the project, which npm links and the file does not describe.
    private int Outside(string name)
    {
        var node = _graph.Add(new Component { Ecosystem = Ecosystem.Npm, Name = name, IsFirstParty = true });
        _graph.Root(node);
        return node;
    }

    private static Component Described(string location, LockValue entry)
    {
        var name = entry["name"]?.Text is { Length: > 0 } real ? real : NodeTree.NameAt(location);
        var isFirstParty = NodeTree.IsProject(location);
        return new Component
        {
            Ecosystem = Ecosystem.Npm,
            Name = name,
            Version = entry["version"]?.Text,
            IsFirstParty = isFirstParty,
            Scope = NodeScope.Of(entry),
            Hashes = SubresourceIntegrity.Read(entry["integrity"]?.Text),
            Licence = entry["license"]?.Text,
            Source = isFirstParty ? null : NodeSource.Of(entry["resolved"]?.Text, name),
        };
    }
}
