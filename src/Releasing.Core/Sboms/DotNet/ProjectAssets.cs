using Releasing.Failures;
using Releasing.Sboms.Locks;
using Releasing.Text;

namespace Releasing.Sboms.DotNet;

/// <summary>One project.assets.json while it is read.</summary>
internal sealed class ProjectAssets(LockFile file)
{
    private const int OldestVersion = 2;
    private const int NewestVersion = 4;

    private readonly TargetTable _targets = new(file);
    private readonly Dictionary<string, NuGetLibrary> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private AssetsProject? _project;
    private bool _isAssets;

    public Inventory Read(Stream content)
    {
        using var json = new JsonTokens(content, file);
        json.ExpectMap("the file");
        while (json.ReadKey(out var key))
        {
            switch (key)
            {
                case "version":
                    DemandKnown(json.ReadValue());
                    break;
                case "targets":
                    _isAssets = true;
                    _targets.Read(json);
                    break;
                case "libraries":
                    ReadLibraries(json);
                    break;
                case "project":
                    _project = AssetsProject.Read(json.ReadValue());
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

        return _isAssets ? Finish() : throw json.Error("it has no targets");
    }

    private void ReadLibraries(JsonTokens json)
    {
        json.ExpectMap("libraries");
        while (json.ReadKey(out var key))
        {
            _libraries[key] = NuGetLibrary.Read(key, json.ReadValue(), file);
            if (_libraries.Count > ScanLimits.Components)
            {
                throw json.Error($"it names more than {ScanLimits.Components} libraries");
            }
        }
    }

    private Inventory Finish()
    {
        var graph = new LockGraph(file);
        var own = graph.Add(_project?.Name is { } name
            ? new Component { Ecosystem = Ecosystem.NuGet, Name = name, Version = _project.Version, IsFirstParty = true }
            : null);
        graph.Root(own);
        var development = BuildOnly();
        var nodes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, library) in _libraries)
        {
            nodes.Add(key, graph.Add(library.ToComponent(development.Contains(library.Name) ? ComponentScope.Development : ComponentScope.Required)));
        }

        long asked = 0;
        foreach (var (target, libraries) in _targets.All)
        {
            var byName = _targets.Connect(libraries, graph, nodes);
            var direct = _project?.DirectIn(target) ?? [];
            if ((asked += direct.Count) > ScanLimits.Edges)
            {
                throw new InvalidInputException(PlainText.Line(file.Path), $"its targets need more than {ScanLimits.Edges} packages", "Restore the project again");
            }

            foreach (var needed in direct)
            {
                if (byName.TryGetValue(needed, out var node))
                {
                    graph.Edge(own, node);
                }
            }
        }

        // Projects stand in no group of dependencies; one that nobody else needs, the project itself does.
        foreach (var node in graph.Unneeded().Where(node => node != own).ToList())
        {
            graph.Edge(own, node);
        }

        foreach (var (pack, version) in _project?.RuntimePacks ?? [])
        {
            graph.Edge(own, graph.Add(new Component { Ecosystem = Ecosystem.NuGet, Name = pack, Version = version }));
        }

        return graph.Recorded(knowsDependencies: true);
    }

    // Kept from those who refer to the project, and nothing of it is in the running program: analysers and tools of the build.
    private HashSet<string> BuildOnly()
    {
        var running = _targets.All.SelectMany(target => target.Libraries).Where(library => library.HasRuntimeFiles)
            .Select(library => NuGetLibrary.Split(library.Key)?.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (_project?.Private ?? []).Where(name => !running.Contains(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private void DemandKnown(LockValue version)
    {
        if (!int.TryParse(version.Text, out var number) || number is < OldestVersion or > NewestVersion)
        {
            throw file.Error(version.Line, $"its version is {LockFile.Shown(version.Text)}, and {NewestVersion} is the newest known here", "Use a newer version of this program");
        }
    }
}
