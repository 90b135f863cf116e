using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>The targets of deps.json or project.assets.json, as they are read. Names are compared without case, as NuGet does.</summary>
internal sealed class TargetTable(LockFile file)
{
    private readonly List<(string Name, List<TargetLibrary> Libraries)> _targets = [];
    private int _needs;

    /// <summary>The targets in the order of the file.</summary>
    public IReadOnlyList<(string Name, List<TargetLibrary> Libraries)> All => _targets;

    /// <summary>Reads the map <c>targets</c>.</summary>
    public void Read(JsonTokens json)
    {
        json.ExpectMap("targets");
        while (json.ReadKey(out var name))
        {
            var libraries = new List<TargetLibrary>();
            _targets.Add((name, libraries));
            json.ExpectMap("a target");
            while (json.ReadKey(out var key))
            {
                var library = TargetLibrary.Read(key, json.ReadValue());
                libraries.Add(library);
                if ((_needs += 1 + library.Needs.Count) > ScanLimits.Edges)
                {
                    throw json.Error($"it names more than {ScanLimits.Edges} dependencies");
                }
            }
        }
    }

    /// <summary>The edges of a target between nodes of a graph.</summary>
    /// <param name="target">The libraries of one target.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="nodes">Nodes by <c>NAME/VERSION</c>.</param>
    /// <returns>The target's nodes by name.</returns>
    public Dictionary<string, int> Connect(IReadOnlyList<TargetLibrary> target, LockGraph graph, IReadOnlyDictionary<string, int> nodes)
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in target)
        {
            if (nodes.TryGetValue(library.Key, out var node))
            {
                byName[NuGetLibrary.Split(library.Key)!.Value.Name] = node;
            }
        }

        var unknown = 0;
        foreach (var library in target)
        {
            foreach (var needed in library.Needs)
            {
                if (nodes.TryGetValue(library.Key, out var from) && byName.TryGetValue(needed, out var to))
                {
                    graph.Edge(from, to);
                }
                else
                {
                    unknown++;
                }
            }
        }

        if (unknown > 0)
        {
            graph.Gap($"{file.Path} names {unknown} dependencies that it does not describe.");
        }

        return byName;
    }
}
