using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>The folders of a project by the locations that a package-lock.json gives: <c>node_modules/a/node_modules/@s/b</c>, <c>packages/a</c>, <c>../c</c>.</summary>
internal sealed class NodeTree
{
    private const string Modules = "node_modules/";
    private const int LongestLocation = 4096;

    private readonly Dictionary<string, NodeFolder> _projects = new(StringComparer.Ordinal);

    public NodeTree() => _projects.Add("", Root = new NodeFolder(null));

    public NodeFolder Root { get; }

    /// <summary>The name of the package at a location: what follows the last node_modules, or the last part of a project's path.</summary>
    public static string NameAt(string location)
    {
        var modules = location.LastIndexOf(Modules, StringComparison.Ordinal);
        return modules >= 0 ? location[(modules + Modules.Length)..] : location[(location.LastIndexOf('/') + 1)..];
    }

    /// <summary>A location outside of any node_modules is the project's own.</summary>
    public static bool IsProject(string location) => !location.StartsWith(Modules, StringComparison.Ordinal) && !location.Contains("/" + Modules, StringComparison.Ordinal);

    /// <summary>The folder at a location, made when it is not there.</summary>
    /// <exception cref="Failures.InvalidInputException">It is too long or too deep.</exception>
    public NodeFolder At(string location, LockFile file, int line)
    {
        if (location.Length > LongestLocation || location.AsSpan().Count('/') > ScanLimits.Depth * 2)
        {
            throw file.Error(line, $"the location {LockFile.Shown(location)} is too long or too deep");
        }

        var parts = ("/" + location).Split("/" + Modules);
        var project = parts[0].TrimStart('/');
        if (!_projects.TryGetValue(project, out var folder))
        {
            _projects.Add(project, folder = new NodeFolder(Root));
        }

        foreach (var name in parts.Skip(1))
        {
            folder = folder.Module(name);
        }

        return folder;
    }

    /// <summary>The package of a project's folder; null when there is none.</summary>
    public int? ProjectAt(string location) => _projects.GetValueOrDefault(location.TrimEnd('/'))?.Node;

    /// <summary>Puts members of the workspace below the members that hold them: their node_modules is searched first.</summary>
    public void Nest()
    {
        foreach (var (path, folder) in _projects)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (_projects.TryGetValue(path[..slash], out var holder))
                {
                    folder.Parent = holder;
                    break;
                }
            }
        }
    }
}
