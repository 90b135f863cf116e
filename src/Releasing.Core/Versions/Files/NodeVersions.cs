using System.Text.Json;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>
/// A package of npm with its workspaces and its lock file (npm documentation, "package.json" and "package-lock.json", lock file versions 1 to 3): the packages' own versions, and what they require
/// of each other. Workspaces with a version of their own that is not the product's stay as they are.
/// </summary>
internal sealed class NodeVersions : IVersionHolder
{
    private static readonly string[] s_dependencies = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
    private static readonly string[] s_locks = ["package-lock.json", "npm-shrinkwrap.json"];

    private readonly string _root;
    private readonly string _folder;
    private readonly List<Manifest> _moved = [];
    private readonly List<Manifest> _manifests;
    private readonly List<string> _remarks = [];
    private readonly List<HeldVersion> _held = [];

    private NodeVersions(string root, string folder)
    {
        _root = root;
        _folder = folder;
        var top = Manifest.Read(root, folder);
        Path = top.Source.Path;
        _manifests = [top, .. WorkspaceFolders.Find(root, Workspaces(top.Source), "package.json").Where(member => member != folder).Select(member => Manifest.Read(root, member))];
        var versions = _manifests.Select(manifest => manifest.Version?.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var reference = top.Version?.Value ?? (versions is [var one] ? one : null);
        foreach (var manifest in _manifests.Where(manifest => manifest.Version is not null))
        {
            var spot = manifest.Version!;
            if (spot.Value == reference)
            {
                _moved.Add(manifest);
                _held.Add(new HeldVersion(
                    manifest.Source.Path, manifest.Source.LineAt(spot.Start), "version", spot.Value, SemanticVersion.TryParse(spot.Value, out var version) ? version : null));
            }
            else
            {
                _remarks.Add($"{PlainText.Line(manifest.Source.Path)} has a version of its own, {PlainText.Line(spot.Value)}, and stays as it is.");
            }
        }
    }

    public string Path { get; }

    public IReadOnlyList<HeldVersion> Held => _held;

    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Reads the manifest of a folder, with its workspaces.</summary>
    public static NodeVersions Read(string root, string folder) => new(root, folder);

    public void Edit(SemanticVersion next, EditList edits)
    {
        if (_held is not [{ Version: { } old }, ..])
        {
            return;
        }

        foreach (var manifest in _moved)
        {
            edits.Add(manifest.Source, new TextEdit(manifest.Version!.Start, manifest.Version.Length, next.ToString()));
        }

        var names = _moved.Select(manifest => manifest.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var manifest in _manifests)
        {
            Follow(manifest.Source, manifest.Spots.Where(spot => spot.Path is [var kind, var name] && s_dependencies.Contains(kind) && names.Contains(name)), old, next, edits);
        }

        foreach (var path in s_locks.Select(name => WorkspaceFolders.Join(_folder, name)).Where(path => SourceText.Exists(_root, path)))
        {
            EditLock(SourceText.Read(_root, path), names, old, next, edits);
        }
    }

    private void EditLock(SourceText source, HashSet<string> names, SemanticVersion old, SemanticVersion next, EditList edits)
    {
        var own = _moved.Select(manifest => Relative(manifest.Folder)).ToHashSet(StringComparer.Ordinal);
        var spots = JsonLocator.Locate(source);
        foreach (var spot in spots)
        {
            var isTop = own.Contains("") && (spot.IsAt("version") || spot.IsAt("packages", "", "version"));
            if (isTop || (spot.Path is ["packages", var folder, "version"] && own.Contains(folder) && spot.Value == old.ToString()))
            {
                edits.Add(source, new TextEdit(spot.Start, spot.Length, next.ToString()));
            }
        }

        var members = _manifests.Select(manifest => Relative(manifest.Folder)).ToHashSet(StringComparer.Ordinal);
        Follow(
            source, spots.Where(spot => spot.Path is ["packages", var folder, var kind, var name] && members.Contains(folder) && s_dependencies.Contains(kind) && names.Contains(name)), old, next, edits);
    }

    /// <summary>A range that names the whole old version moves along; npm's shorter forms mean other things than Cargo's and stay.</summary>
    private static void Follow(SourceText source, IEnumerable<JsonSpot> ranges, SemanticVersion old, SemanticVersion next, EditList edits)
    {
        foreach (var range in ranges)
        {
            if (range.Value.EndsWith(old.ToString(), StringComparison.Ordinal) && range.Value[..^old.ToString().Length] is "" or "^" or "~" or "=" or "workspace:" or "workspace:^" or "workspace:~")
            {
                edits.Add(source, new TextEdit(range.Start, range.Length, range.Value[..^old.ToString().Length] + next));
            }
        }
    }

    private string Relative(string folder) => _folder.Length == 0 || folder.Length == 0 ? folder : folder == _folder ? "" : folder[(_folder.Length + 1)..];

    /// <summary>A list, or an object with a list <c>packages</c> as Yarn has it.</summary>
    private IEnumerable<string> Workspaces(SourceText source)
    {
        using var document = JsonDocument.Parse(source.Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 1024 });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("workspaces", out var workspaces))
        {
            return [];
        }

        var list = workspaces.ValueKind == JsonValueKind.Object && workspaces.TryGetProperty("packages", out var packages) ? packages : workspaces;
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => WorkspaceFolders.Resolve(_folder, entry.GetString()!)).OfType<string>()]
            : [];
    }

    private sealed record Manifest(string Folder, SourceText Source, IReadOnlyList<JsonSpot> Spots)
    {
        public string? Name => Spots.FirstOrDefault(spot => spot.IsAt("name"))?.Value;

        public JsonSpot? Version => Spots.FirstOrDefault(spot => spot.IsAt("version"));

        public static Manifest Read(string root, string folder)
        {
            var source = SourceText.Read(root, WorkspaceFolders.Join(folder, "package.json"));
            return new Manifest(folder, source, JsonLocator.Locate(source));
        }
    }
}
