using Releasing.Sboms.Locks;
using Releasing.Toml;

namespace Releasing.Sboms.Python;

/// <summary>One poetry.lock while it is read.</summary>
internal sealed class PoetryLock(LockFile file)
{
    private readonly LockGraph _graph = new(file);
    private readonly PythonNames _names = new();
    private readonly List<(int From, string To, ComponentScope Scope)> _needs = [];
    private bool _tellsDevelopment = true;

    public Inventory Read(Stream content)
    {
        using var blocks = new TomlBlocks(content, file);
        while (blocks.Read() is { } block)
        {
            foreach (var package in block.List("package").OfType<TomlTable>())
            {
                Add(package, blocks.Line);
            }

            ReadMetadata(block.Table("metadata"), blocks.Line);
        }

        Connect();
        _graph.Gap($"{file.Path} does not tell what the project needs directly.");
        if (!_tellsDevelopment)
        {
            _graph.Gap($"{file.Path} does not tell development packages from others; a newer Poetry would.");
        }

        _graph.TakeUsualRegistry(unnamedMeansUsual: true);
        return _graph.Recorded(knowsDependencies: true);
    }

    private void Add(TomlTable package, int line)
    {
        var name = package.Text("name") is { Length: > 0 } text ? text : throw file.Error(line, "a package has no name");
        var version = package.Text("version") is { Length: > 0 } number ? number : throw file.Error(line, $"the package {LockFile.Shown(name)} has no version");
        var source = package.Table("source");
        var isFolder = source?.Text("type") == "directory";
        var node = _graph.Add(new Component
        {
            Ecosystem = Ecosystem.PyPi,
            Name = name,
            Version = version,
            IsFirstParty = isFolder,
            Scope = ScopeOf(package),
            Hashes = Hashes(package.List("files")),
            Source = isFolder ? null : PoetrySource.Of(source),
        });
        _names.Add(name, version, node);
        if (isFolder)
        {
            _graph.Root(node);
        }

        var dependencies = package.Table("dependencies");
        foreach (var needed in dependencies?.Keys ?? [])
        {
            // One table, or a list of them with a marker each.
            var isOptional = (dependencies![needed] is IReadOnlyList<object> forms ? forms : [dependencies[needed]!]).All(form => form is TomlTable table && table.Boolean("optional") == true);
            _needs.Add((node, needed, isOptional ? ComponentScope.Optional : ComponentScope.Required));
            if (_needs.Count > ScanLimits.Edges)
            {
                throw file.Error(line, $"it names more than {ScanLimits.Edges} dependencies");
            }
        }
    }

    private ComponentScope ScopeOf(TomlTable package)
    {
        var groups = package.List("groups");
        var category = package.Text("category");
        _tellsDevelopment &= groups.Count > 0 || category is not null;
        if ((groups.Count > 0 && !groups.Contains("main")) || category is not (null or "main"))
        {
            return ComponentScope.Development;
        }

        return package.Boolean("optional") == true || PythonMarker.IsConditional(package.Text("markers") ?? package.Text("markers", "main")) ? ComponentScope.Optional : ComponentScope.Required;
    }

    // Lock version 1 keeps the archives of all packages together, at the end.
    private void ReadMetadata(TomlTable? metadata, int line)
    {
        if (metadata?.Text("lock-version") is { } version && version.Split('.')[0] is not ("1" or "2"))
        {
            throw file.Error(line, $"its lock-version is {LockFile.Shown(version)}, and 1 and 2 are known here", "Use a newer version of this program");
        }

        var files = metadata?.Table("files");
        foreach (var name in files?.Keys ?? [])
        {
            // The list does not tell versions apart.
            if (_names.Find(name) is [var node])
            {
                _graph[node] = _graph[node]! with { Hashes = Hashes(files!.List(name)) };
            }
        }
    }

    private void Connect()
    {
        var missing = 0;
        foreach (var (from, to, scope) in _needs)
        {
            // Several versions stand for several platforms: each may be the one that is meant.
            var found = _names.Find(to);
            missing += found.Count == 0 && scope == ComponentScope.Required ? 1 : 0;
            foreach (var node in found)
            {
                _graph.Edge(from, node, scope);
            }
        }

        if (missing > 0)
        {
            _graph.Gap($"{file.Path} names {missing} dependencies that it does not describe; those for other platforms or versions of Python are among them.");
        }
    }

    private static ComponentHash[] Hashes(IReadOnlyList<object> files) => PythonHash.ReadAll(files.OfType<TomlTable>().Select(row => row.Text("hash")));
}
