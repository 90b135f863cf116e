using Releasing.Files;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>
/// A Cargo package or workspace (Cargo book, "The Manifest Format" and "Workspaces"): the versions of the package, of the workspace and of its members, what members require of each other, and
/// their rows in Cargo.lock. Members with a version of their own that is not the product's stay as they are.
/// </summary>
internal sealed class CargoVersions : IVersionHolder
{
    private readonly string _root;
    private readonly List<CargoManifestText> _manifests;
    private readonly List<CargoManifestText> _moved = [];
    private readonly List<string> _remarks = [];
    private readonly List<HeldVersion> _held = [];

    private CargoVersions(string root, string folder)
    {
        _root = root;
        Top = CargoManifestText.Read(root, folder);
        _manifests = [Top, .. Members(root, Top)];
        var shared = Top.SharedVersion is not null;
        var reference = (Top.SharedVersion ?? Top.OwnVersion)?.Value as string ?? Common();
        foreach (var manifest in _manifests)
        {
            Hold(manifest, manifest.SharedVersion is not null && manifest == Top ? manifest.SharedVersion : null, "workspace.package.version");
            var own = manifest.OwnVersion;
            if (own is not null && (string)own.Value == reference)
            {
                Hold(manifest, own, "package.version");
                _moved.Add(manifest);
            }
            else if (own is not null)
            {
                _remarks.Add($"{PlainText.Line(manifest.Source.Path)} has a version of its own, {PlainText.Line((string)own.Value)}, and stays as it is.");
            }
            else if (manifest.Inherits && shared)
            {
                _moved.Add(manifest);
            }
        }
    }

    public CargoManifestText Top { get; }

    public string Path => Top.Source.Path;

    public IReadOnlyList<HeldVersion> Held => _held;

    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Reads the manifest of a folder; its workspace is read with it.</summary>
    public static CargoVersions Read(string root, string folder) => new(root, folder);

    public void Edit(SemanticVersion next, EditList edits)
    {
        if (_held is not [{ Version: { } old }, ..])
        {
            return;
        }

        if (Top.SharedVersion is { } shared)
        {
            edits.Add(Top.Source, shared.Replace(Top.Source.Text, next.ToString()));
        }

        foreach (var manifest in _moved.Where(manifest => manifest.OwnVersion is not null))
        {
            edits.Add(manifest.Source, manifest.OwnVersion!.Replace(manifest.Source.Text, next.ToString()));
        }

        var folders = _moved.Select(manifest => manifest.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var manifest in _manifests)
        {
            foreach (var (path, _) in manifest.PathDependencies().Where(dependency => folders.Contains(dependency.Folder)))
            {
                Follow(manifest, path, old, next, edits);
            }
        }

        EditLock(old, next, edits);
    }

    private static void Follow(CargoManifestText manifest, TomlSpot path, SemanticVersion old, SemanticVersion next, EditList edits)
    {
        var requirement = manifest.Spots.FirstOrDefault(spot => spot.IsBeside(path, "version") && spot.Value is string);
        if (requirement?.Value is string text && VersionRequirement.Follow(text, old, next) is var (start, length, replacement))
        {
            edits.Add(manifest.Source, requirement.Replace(manifest.Source.Text, text[..start] + replacement + text[(start + length)..]));
        }
    }

    /// <summary>The rows of the packages themselves, which have no source, and where another row has to tell them from a package of the same name.</summary>
    private void EditLock(SemanticVersion old, SemanticVersion next, EditList edits)
    {
        var path = WorkspaceFolders.Join(Top.Folder, "Cargo.lock");
        if (!SourceText.Exists(_root, path))
        {
            return;
        }

        var source = SourceText.Read(_root, path);
        var names = _moved.Select(manifest => manifest.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var spots = TomlLocator.Locate(source.Text, path);
        var references = names.Select(name => $"{name} {old}").ToHashSet(StringComparer.Ordinal);
        foreach (var row in spots.Where(spot => spot.Path is ["package", _, ..]).GroupBy(spot => spot.Path[1], StringComparer.Ordinal))
        {
            var version = row.FirstOrDefault(spot => spot.Path is [_, _, "version"]);
            var isOwn = row.Any(spot => spot is { Path: [_, _, "name"], Value: string name } && names.Contains(name)) && !row.Any(spot => spot.Path is [_, _, "source"]);
            if (isOwn && version?.Value is string text && text == old.ToString())
            {
                edits.Add(source, version.Replace(source.Text, next.ToString()));
            }

            foreach (var reference in row.Where(spot => spot is { Path: [_, _, "dependencies", _], Value: string value } && references.Contains(value)))
            {
                var value = (string)reference.Value;
                edits.Add(source, reference.Replace(source.Text, value[..(value.IndexOf(' ', StringComparison.Ordinal) + 1)] + next));
            }
        }
    }

    private void Hold(CargoManifestText manifest, TomlSpot? spot, string what)
    {
        if (spot?.Value is string text)
        {
            _held.Add(new HeldVersion(manifest.Source.Path, manifest.Source.LineAt(spot.Start), what, text, SemanticVersion.TryParse(text, out var version) ? version : null));
        }
    }

    /// <summary>A workspace without a version at its top: what its members have in common.</summary>
    private string? Common() => _manifests.Select(manifest => manifest.OwnVersion?.Value as string).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : null;

    private static SortedDictionary<string, CargoManifestText>.ValueCollection Members(string root, CargoManifestText top)
    {
        string[] Patterns(string key) => [.. top.Document.List("workspace", key).OfType<string>().Select(pattern => WorkspaceFolders.Resolve(top.Folder, pattern)).OfType<string>()];
        var excluded = WorkspaceFolders.Find(root, Patterns("exclude"), "Cargo.toml").Concat(Patterns("exclude")).ToHashSet(StringComparer.Ordinal);
        var members = new SortedDictionary<string, CargoManifestText>(StringComparer.Ordinal);
        if (top.Document.Table("workspace") is null)
        {
            return members.Values;
        }

        var waiting = new Queue<string>(WorkspaceFolders.Find(root, Patterns("members"), "Cargo.toml").Concat(top.PathDependencies().Select(dependency => dependency.Folder)));

        // Path dependencies that lie inside the workspace are members without being named.
        while (waiting.TryDequeue(out var folder))
        {
            if (folder != top.Folder && IsInside(folder, top.Folder) && !excluded.Contains(folder) && !members.ContainsKey(folder) && RelativePath.IsSafe(folder)
                && SourceText.Exists(root, WorkspaceFolders.Join(folder, "Cargo.toml")))
            {
                var member = CargoManifestText.Read(root, folder);
                members.Add(folder, member);
                member.PathDependencies().ToList().ForEach(dependency => waiting.Enqueue(dependency.Folder));
            }
        }

        return members.Values;
    }

    private static bool IsInside(string folder, string top) => top.Length == 0 || folder.StartsWith(top + "/", StringComparison.Ordinal);
}
