namespace Releasing.Sboms.Node;

/// <summary>A folder that may hold <c>node_modules</c>: a package where npm puts it, a member of the workspace, or the project's root.</summary>
/// <param name="parent">Where the search goes on that finds nothing here.</param>
internal sealed class NodeFolder(NodeFolder? parent)
{
    private Dictionary<string, NodeFolder>? _modules;

    /// <summary>Where the search goes on that finds nothing here.</summary>
    public NodeFolder? Parent { get; set; } = parent;

    /// <summary>The package's number in the graph; null for a folder that is only on the way to one.</summary>
    public int? Node { get; set; }

    /// <summary>The folder of a package in <c>node_modules</c>, made when it is not there.</summary>
    public NodeFolder Module(string name)
    {
        _modules ??= new Dictionary<string, NodeFolder>(StringComparer.Ordinal);
        if (!_modules.TryGetValue(name, out var folder))
        {
            _modules.Add(name, folder = new NodeFolder(this));
        }

        return folder;
    }

    /// <summary>What <c>require(name)</c> finds from here: the package in the nearest <c>node_modules</c> on the way up (Node.js, "Loading from node_modules folders").</summary>
    public int? Resolve(string name)
    {
        for (var folder = this; folder is not null; folder = folder.Parent)
        {
            if (folder._modules is not null && folder._modules.TryGetValue(name, out var found) && found.Node is { } node)
            {
                return node;
            }
        }

        return null;
    }
}
