using Releasing.Sboms.Locks;
using Releasing.Toml;

namespace Releasing.Sboms.Python;

/// <summary>One uv.lock while it is read. An extra of a package is a node of its own, so that only those who ask for the extra need what it brings.</summary>
internal sealed class UvLock(LockFile file)
{
    private readonly LockGraph _graph = new(file);
    private readonly PythonNames _names = new();
    private readonly Dictionary<(int Node, string Extra), int> _extras = [];
    private readonly List<(int From, UvDependency To, ComponentScope Scope)> _needs = [];
    private readonly List<(int Node, string Name, bool IsHere)> _own = [];
    private HashSet<string>? _members;

    public Inventory Read(Stream content)
    {
        using var blocks = new TomlBlocks(content, file);
        while (blocks.Read() is { } block)
        {
            if (block["version"] is long version and not 1)
            {
                throw file.Error(blocks.Line, $"its format has version {version}, and 1 is known here", "Use a newer version of this program");
            }

            if (block.Table("manifest") is { } manifest && manifest["members"] is IReadOnlyList<object> members)
            {
                _members = [.. members.OfType<string>().Select(PackageUrl.NormalizedPythonName)];
            }

            foreach (var package in block.List("package").OfType<TomlTable>())
            {
                Add(package, blocks.Line);
            }
        }

        Connect();
        _graph.TakeUsualRegistry(unnamedMeansUsual: false);
        return _graph.Reached();
    }

    private void Add(TomlTable package, int line)
    {
        var name = package.Text("name") is { Length: > 0 } text ? text : throw file.Error(line, "a package has no name");
        var version = package.Text("version");
        var source = UvSource.Of(package.Table("source"));
        var component = new Component
        {
            Ecosystem = Ecosystem.PyPi,
            Name = name,
            Version = version,
            IsFirstParty = source.IsFolder,
            Hashes = Hashes(package),
            Source = source.Address,
        };
        var node = _graph.Add(component);
        _names.Add(name, version, node);
        if (source.IsFolder)
        {
            _own.Add((node, name, source.IsHere));
        }

        Need(node, package.List("dependencies"), ComponentScope.Required, line);
        foreach (var (key, scope) in new[] { ("optional-dependencies", ComponentScope.Optional), ("dev-dependencies", ComponentScope.Development) })
        {
            var groups = package.Table(key);
            foreach (var group in groups?.Keys ?? [])
            {
                if (scope == ComponentScope.Development)
                {
                    Need(node, groups!.List(group), scope, line);
                    continue;
                }

                var extra = _graph.Add(component);
                _extras.TryAdd((node, group), extra);
                Need(extra, groups!.List(group), ComponentScope.Required, line);
            }
        }
    }

    private void Need(int from, IReadOnlyList<object> dependencies, ComponentScope scope, int line)
    {
        foreach (var row in dependencies)
        {
            var needed = UvDependency.Of(row as TomlTable) ?? throw file.Error(line, "a dependency has no name");
            _needs.Add((from, needed, scope == ComponentScope.Required && PythonMarker.IsConditional(needed.Marker) ? ComponentScope.Optional : scope));
            if (_needs.Count > ScanLimits.Edges)
            {
                throw file.Error(line, $"it names more than {ScanLimits.Edges} dependencies");
            }
        }
    }

    private void Connect()
    {
        var roots = new HashSet<int>();
        foreach (var (node, name, isHere) in _own)
        {
            if (_members is null ? isHere || _own.Count == 1 : _members.Contains(PackageUrl.NormalizedPythonName(name)))
            {
                _graph.Root(node);
                roots.Add(node);
            }
        }

        foreach (var ((node, _), extra) in _extras.Where(row => roots.Contains(row.Key.Node)))
        {
            _graph.Edge(node, extra, ComponentScope.Optional);
        }

        var missing = 0;
        foreach (var (from, to, scope) in _needs)
        {
            var found = _names.Find(to.Name, to.Version);
            missing += found.Count == 0 ? 1 : 0;
            foreach (var node in found)
            {
                _graph.Edge(from, node, scope);
                foreach (var extra in to.Extras)
                {
                    if (_extras.TryGetValue((node, extra), out var brought))
                    {
                        _graph.Edge(from, brought, scope);
                    }
                }
            }
        }

        if (missing > 0)
        {
            _graph.Gap($"{file.Path} names {missing} dependencies that it does not describe.");
        }
    }

    private static ComponentHash[] Hashes(TomlTable package) =>
        PythonHash.ReadAll(package.List("wheels").OfType<TomlTable>().Append(package.Table("sdist")).Select(archive => archive?.Text("hash")));
}
