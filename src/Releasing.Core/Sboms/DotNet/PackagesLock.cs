using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>One packages.lock.json while it is read.</summary>
internal sealed class PackagesLock(LockFile file)
{
    private const int NewestVersion = 2;

    // Every dependency looks its framework up.
    private const int LongestFramework = 256;

    private readonly LockGraph _graph = new(file);
    private readonly List<(int From, string Framework, string Needs)> _needs = [];
    private readonly Dictionary<string, Dictionary<string, int>> _frameworks = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> _projects = [];
    private int _root;

    public Inventory Read(Stream content)
    {
        using var json = new JsonTokens(content, file);
        var hasDependencies = false;

        // The file does not name the project that it belongs to.
        _graph.Root(_root = _graph.Add(null));
        json.ExpectMap("the file");
        while (json.ReadKey(out var key))
        {
            switch (key)
            {
                case "version":
                    DemandKnown(json.ReadValue());
                    break;
                case "dependencies":
                    hasDependencies = true;
                    ReadFrameworks(json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (json.Read() != LockToken.End)
        {
            throw json.Error("something follows the end");
        }

        return hasDependencies ? Finish() : throw json.Error("it has no dependencies");
    }

    private void ReadFrameworks(JsonTokens json)
    {
        json.ExpectMap("dependencies");
        while (json.ReadKey(out var framework))
        {
            if (framework.Length > LongestFramework)
            {
                throw json.Error($"{LockFile.Shown(framework)} is too long for a framework");
            }

            if (!_frameworks.TryGetValue(framework, out var packages))
            {
                _frameworks.Add(framework, packages = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
            }

            json.ExpectMap("a framework");
            while (json.ReadKey(out var name))
            {
                packages[name] = Add(framework, name, json.ReadValue());
            }
        }
    }

    private int Add(string framework, string name, LockValue entry)
    {
        var type = entry["type"]?.Text;
        var isProject = type == "Project";
        var version = entry["resolved"]?.Text;
        if (name.Length == 0 || (version is null && !isProject))
        {
            throw file.Error(entry.Line, $"the package {LockFile.Shown(name)} has no resolved version");
        }

        var node = _graph.Add(new Component
        {
            Ecosystem = Ecosystem.NuGet,
            Name = name,
            Version = isProject ? null : version,
            IsFirstParty = isProject,
            ContentSum = isProject ? null : NuGetLibrary.SumOf(entry["contentHash"]?.Text),
        });
        if (type == "Direct")
        {
            _graph.Edge(_root, node);
        }
        else if (isProject)
        {
            _projects.Add(node);
        }

        foreach (var (needed, _) in entry["dependencies"]?.Map ?? [])
        {
            _needs.Add((node, framework, needed));
            if (_needs.Count > ScanLimits.Edges)
            {
                throw file.Error(entry.Line, $"it names more than {ScanLimits.Edges} dependencies");
            }
        }

        return node;
    }

    private Inventory Finish()
    {
        var unknown = 0;
        foreach (var (from, framework, needs) in _needs)
        {
            if (Find(framework, needs) is { } to)
            {
                _graph.Edge(from, to);
            }
            else
            {
                unknown++;
            }
        }

        // A project that no other needs is needed by the project itself.
        var unneeded = _graph.Unneeded().ToHashSet();
        foreach (var project in _projects.Where(unneeded.Contains))
        {
            _graph.Edge(_root, project);
        }

        if (unknown > 0)
        {
            _graph.Gap($"{file.Path} names {unknown} dependencies that it does not describe.");
        }

        _graph.Gap($"{file.Path} does not tell which packages are needed only to build; all count as required.");
        return _graph.Recorded(knowsDependencies: true);
    }

    // The rows of a framework with a runtime ("net10.0/linux-x64") only add to those of the framework itself.
    private int? Find(string framework, string name) =>
        _frameworks[framework].TryGetValue(name, out var node) ? node
        : framework.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && _frameworks.TryGetValue(framework[..slash], out var general) && general.TryGetValue(name, out node) ? node
        : null;

    private void DemandKnown(LockValue version)
    {
        if (!int.TryParse(version.Text, out var number) || number is < 1 or > NewestVersion)
        {
            throw file.Error(version.Line, $"its version is {LockFile.Shown(version.Text)}, and {NewestVersion} is the newest known here", "Use a newer version of this program");
        }
    }
}
