using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>One deps.json while it is read.</summary>
internal sealed class DepsJson(LockFile file)
{
    private readonly TargetTable _targets = new(file);
    private readonly Dictionary<string, NuGetLibrary> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private string? _runtimeTarget;
    private bool _hasLibraries;

    public Inventory Read(Stream content)
    {
        using var json = new JsonTokens(content, file);
        json.ExpectMap("the file");
        while (json.ReadKey(out var key))
        {
            switch (key)
            {
                case "runtimeTarget":
                    // Before .NET Core 2 it was a text.
                    var target = json.ReadValue();
                    _runtimeTarget = target["name"]?.Text ?? target.Text;
                    break;
                case "targets":
                    _targets.Read(json);
                    break;
                case "libraries":
                    ReadLibraries(json);
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

        return _hasLibraries ? Finish() : throw json.Error("it has no libraries");
    }

    private void ReadLibraries(JsonTokens json)
    {
        _hasLibraries = true;
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
        // The target that runs; without a word on it the last, which is the most special one.
        var target = _targets.All.LastOrDefault(each => _runtimeTarget is null || each.Name == _runtimeTarget).Libraries ?? [];
        var compileOnly = target.Where(library => library.IsCompileOnly).Select(library => library.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var graph = new LockGraph(file);
        var nodes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, library) in _libraries)
        {
            nodes.Add(key, graph.Add(library.ToComponent(compileOnly.Contains(key) ? ComponentScope.Development : ComponentScope.Required)));
        }

        _targets.Connect(target, graph, nodes);
        foreach (var node in graph.Unneeded().ToList())
        {
            graph.Root(node);
        }

        return graph.Recorded(knowsDependencies: true);
    }
}
