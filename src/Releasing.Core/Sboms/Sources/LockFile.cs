using Releasing.Projects;

namespace Releasing.Sboms.Sources;

/// <summary>A lock file of the repository that was read.</summary>
/// <param name="Path">Relative to the repository with <c>/</c>.</param>
/// <param name="Inventory">What it tells.</param>
public sealed record LockFile(string Path, Inventory Inventory)
{
    /// <summary>The folder it lies in, relative with <c>/</c>; empty for the top.</summary>
    public string Folder => Path.LastIndexOf('/') is > 0 and var end ? Path[..end] : "";

    /// <summary>The language whose builds it pins; null for a name that is not known.</summary>
    public ProjectLanguage? Language => Path[(Path.LastIndexOf('/') + 1)..] switch
    {
        "Cargo.lock" => ProjectLanguage.Rust,
        "go.mod" or "go.sum" => ProjectLanguage.Go,
        "packages.lock.json" or "project.assets.json" => ProjectLanguage.DotNet,
        "package-lock.json" or "npm-shrinkwrap.json" or "yarn.lock" or "pnpm-lock.yaml" => ProjectLanguage.Node,
        "poetry.lock" or "uv.lock" or "Pipfile.lock" => ProjectLanguage.Python,
        var name when name.EndsWith(".deps.json", StringComparison.Ordinal) => ProjectLanguage.DotNet,
        var name when name.EndsWith(".txt", StringComparison.Ordinal) => ProjectLanguage.Python,
        _ => null,
    };

    /// <summary>Whether a folder is this file's own or lies in it.</summary>
    internal bool Covers(string folder) => Folder.Length == 0 || folder == Folder || folder.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>Whether this file lies in a folder, at any depth.</summary>
    internal bool IsInside(string folder) => folder.Length == 0 || Folder == folder || Folder.StartsWith(folder + "/", StringComparison.Ordinal);
}
