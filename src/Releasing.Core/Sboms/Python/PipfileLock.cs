using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary>One Pipfile.lock while it is read.</summary>
internal sealed class PipfileLock(LockFile file)
{
    private readonly LockGraph _graph = new(file);
    private readonly Dictionary<string, string?> _indexes = new(StringComparer.Ordinal);
    private readonly List<(int Node, string Index)> _indexed = [];

    public Inventory Read(Stream content)
    {
        using var json = new JsonTokens(content, file);
        json.ExpectMap("the file");
        var isLock = false;
        while (json.ReadKey(out var section))
        {
            isLock |= section is "_meta" or "default" or "develop";
            if (section == "_meta")
            {
                ReadSources(json.ReadValue());
                continue;
            }

            // Besides default and develop a Pipfile may have categories of its own; those are installed on request.
            var scope = section switch
            {
                "default" => ComponentScope.Required,
                "develop" => ComponentScope.Development,
                _ => ComponentScope.Optional,
            };
            json.ExpectMap(section);
            while (json.ReadKey(out var name))
            {
                Add(name, json.ReadValue(), scope);
            }
        }

        if (!isLock || json.Read() != LockToken.End)
        {
            throw json.Error("it is no Pipfile.lock: it has neither _meta nor default nor develop");
        }

        foreach (var (node, index) in _indexed)
        {
            _graph[node] = _graph[node]! with { Source = _indexes.GetValueOrDefault(index) };
        }

        _graph.Gap($"{file.Path} does not tell who needs whom, nor what the project needs directly.");
        return _graph.Recorded(knowsDependencies: false);
    }

    private void ReadSources(LockValue meta)
    {
        foreach (var source in meta["sources"]?.List ?? [])
        {
            // What names no index comes from the first one: the usual.
            _indexes[source["name"]?.Text ?? ""] = _indexes.Count == 0 ? null : PythonSource.Index(source["url"]?.Text);
        }
    }

    private void Add(string name, LockValue entry, ComponentScope scope)
    {
        if (!entry.IsMap || name.Length == 0)
        {
            throw file.Error(entry.Line, $"the entry of {LockFile.Shown(name)} is not a map");
        }

        var version = entry["version"]?.Text;
        var isFolder = entry["path"]?.Text is { } path && !path.EndsWith(".whl", StringComparison.Ordinal) && !path.EndsWith(".gz", StringComparison.Ordinal);
        var node = _graph.Add(new Component
        {
            Ecosystem = Ecosystem.PyPi,
            Name = name,
            Version = version?.StartsWith("==", StringComparison.Ordinal) == true ? version.TrimStart('=') : null,
            IsFirstParty = isFolder,
            Scope = scope == ComponentScope.Required && PythonMarker.IsConditional(entry["markers"]?.Text) ? ComponentScope.Optional : scope,
            Hashes = PythonHash.ReadAll(entry["hashes"]?.List.Select(hash => hash.Text) ?? []),
            Source = isFolder ? null : SourceOf(entry),
        });
        if (entry["index"]?.Text is { } index && entry["git"] is null && !isFolder)
        {
            _indexed.Add((node, index));
        }
    }

    private static string? SourceOf(LockValue entry) =>
        entry["git"]?.Text is { } repository ? SourceAddress.Git(repository, entry["ref"]?.Text)
        : entry["file"]?.Text is { } archive ? PythonSource.Direct(archive)
        : entry["path"]?.Text is { } path ? "file:" + path
        : null;
}
