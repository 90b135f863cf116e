using Releasing.Toml;

namespace Releasing.Versions.Files;

/// <summary>One Cargo.toml with the places in it.</summary>
internal sealed class CargoManifestText
{
    private CargoManifestText(string folder, SourceText source)
    {
        Folder = folder;
        Source = source;
        Document = TomlDocument.Parse(source.Text, source.Path);
        Spots = TomlLocator.Locate(source.Text, source.Path);
        OwnVersion = Spots.FirstOrDefault(spot => spot.IsAt("package", "version") && spot.Value is string);
        SharedVersion = Spots.FirstOrDefault(spot => spot.IsAt("workspace", "package", "version") && spot.Value is string);
    }

    /// <summary>Relative to the repository's root with <c>/</c>; empty for the root.</summary>
    public string Folder { get; }

    public SourceText Source { get; }

    public TomlTable Document { get; }

    public IReadOnlyList<TomlSpot> Spots { get; }

    public string? Name => Document.Text("package", "name");

    /// <summary><c>package.version</c>, where it is written here.</summary>
    public TomlSpot? OwnVersion { get; }

    /// <summary><c>workspace.package.version</c>.</summary>
    public TomlSpot? SharedVersion { get; }

    /// <summary>The package takes its version from the workspace.</summary>
    public bool Inherits => Document.Boolean("package", "version", "workspace") == true;

    public static CargoManifestText Read(string root, string folder) => new(folder, SourceText.Read(root, WorkspaceFolders.Join(folder, "Cargo.toml")));

    /// <summary>Dependencies that are written with a path: its place, and the folder it leads to.</summary>
    public IEnumerable<(TomlSpot Path, string Folder)> PathDependencies()
    {
        foreach (var spot in Spots)
        {
            // dependencies.a.path, target."cfg(unix)".build-dependencies.a.path, workspace.dependencies.a.path
            if (spot is { Path: [.., "dependencies" or "dev-dependencies" or "build-dependencies", _, "path"], Value: string path } && WorkspaceFolders.Resolve(Folder, path) is { } folder)
            {
                yield return (spot, folder);
            }
        }
    }
}
