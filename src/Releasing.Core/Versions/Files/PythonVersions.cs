using Releasing.Toml;

namespace Releasing.Versions.Files;

/// <summary>
/// A Python project (https://packaging.python.org/en/latest/specifications/pyproject-toml/, and Poetry's own table) and its own row in uv.lock. Versions are written as Python writes them.
/// </summary>
internal sealed class PythonVersions : IVersionHolder
{
    private readonly string _root;
    private readonly string _folder;
    private readonly SourceText _source;
    private readonly List<TomlSpot> _versions;
    private readonly string? _name;

    private PythonVersions(string root, string folder)
    {
        _root = root;
        _folder = folder;
        _source = SourceText.Read(root, WorkspaceFolders.Join(folder, "pyproject.toml"));
        var document = TomlDocument.Parse(_source.Text, _source.Path);
        _versions = [.. TomlLocator.Locate(_source.Text, _source.Path).Where(spot => spot.Value is string && (spot.IsAt("project", "version") || spot.IsAt("tool", "poetry", "version")))];
        _name = document.Text("project", "name");
        Held = [.. _versions.Select(spot => new HeldVersion(_source.Path, _source.LineAt(spot.Start), string.Join('.', spot.Path), (string)spot.Value, PythonVersion.Read((string)spot.Value)))];
        Remarks = document.List("project", "dynamic").Contains("version")
            ? [$"{_source.Path} takes its version from its build tool (project.dynamic). Name the file that holds it with a pattern in Settings.Bump.Patterns, or leave it to the tag."]
            : [];
    }

    public string Path => _source.Path;

    public IReadOnlyList<HeldVersion> Held { get; }

    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Reads the project of a folder.</summary>
    public static PythonVersions Read(string root, string folder) => new(root, folder);

    public void Edit(SemanticVersion next, EditList edits)
    {
        foreach (var spot in _versions)
        {
            edits.Add(_source, spot.Replace(_source.Text, PythonVersion.From(next)));
        }

        var path = WorkspaceFolders.Join(_folder, "uv.lock");
        if (_versions.Count == 0 || _name is null || !SourceText.Exists(_root, path))
        {
            return;
        }

        // The project itself comes from its own folder; names are compared in their normal form, which is the one that uv writes.
        var source = SourceText.Read(_root, path);
        var name = string.Join('-', _name.ToLowerInvariant().Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var row in TomlLocator.Locate(source.Text, path).Where(spot => spot.Path is ["package", _, ..]).GroupBy(spot => spot.Path[1], StringComparer.Ordinal))
        {
            var isOwn = row.Any(spot => spot is { Path: [_, _, "name"], Value: string text } && text == name)
                && row.Any(spot => spot is { Path: [_, _, "source", "editable" or "virtual"], Value: "." });
            if (isOwn && row.FirstOrDefault(spot => spot is { Path: [_, _, "version"], Value: string }) is { } version)
            {
                edits.Add(source, version.Replace(source.Text, PythonVersion.From(next)));
            }
        }
    }
}
