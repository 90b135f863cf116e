namespace Releasing.Projects;

/// <summary>Tells which languages a repository holds.</summary>
internal static class ProjectLanguages
{
    public static IReadOnlyList<ProjectLanguage> Detect(string root) =>
        [.. Enum.GetValues<ProjectLanguage>().Where(language => IsPresent(root, language))];

    private static bool IsPresent(string root, ProjectLanguage language) => language switch
    {
        ProjectLanguage.Rust => Has(root, "Cargo.toml"),
        ProjectLanguage.Go => Has(root, "go.mod"),
        ProjectLanguage.DotNet => Any(root, "*.sln") || Any(root, "*.slnx") || DotNetManifest.ProjectFiles(root).Any(),
        ProjectLanguage.Zig => Has(root, "build.zig"),
        ProjectLanguage.C => Any(root, "*.c") || Any(Path.Combine(root, "src"), "*.c"),
        ProjectLanguage.Python => Has(root, "pyproject.toml") || Has(root, "setup.py") || Has(root, "setup.cfg"),
        _ => Has(root, "package.json"),
    };

    private static bool Has(string folder, string name) => File.Exists(Path.Combine(folder, name));

    private static bool Any(string folder, string pattern) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any();
}
