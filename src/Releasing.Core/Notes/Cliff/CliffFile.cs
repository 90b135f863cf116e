using Releasing.Failures;
using Releasing.Text;
using Releasing.Toml;

namespace Releasing.Notes.Cliff;

/// <summary>Reads the configuration of git-cliff (https://git-cliff.org/docs/configuration), so that a repository that has one keeps its notes.</summary>
public static class CliffFile
{
    private static readonly string[] s_names = ["cliff.toml", ".cliff.toml", ".config/cliff.toml"];

    /// <summary>The file of a repository, full path; null when there is none.</summary>
    /// <param name="root">The repository's folder.</param>
    public static string? Find(string root) => s_names.Select(name => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar))).FirstOrDefault(File.Exists);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <exception cref="ReleaseException">It is not TOML, or a value is not what its key wants; names file and key.</exception>
    public static CliffConfiguration Read(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads a text.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ReleaseException">As for <see cref="Read"/>.</exception>
    public static CliffConfiguration Parse(string text, string name)
    {
        var document = TomlDocument.Parse(text, name);
        var git = new CliffSection(document.Table("git"), name, "git");
        var changelog = new CliffSection(document.Table("changelog"), name, "changelog");
        var ignored = new List<string>();
        ignored.AddRange(document.Keys.Where(key => key is not ("git" or "changelog" or "bump" or "remote")).Select(key => $"{name}: [{PlainText.Line(key)}] is not used"));
        var bump = new CliffSection(document.Table("bump"), name, "bump");
        var body = changelog.Text("body");
        var configuration = new CliffConfiguration
        {
            Rules = CliffRules.Read(git, body),
            IsRelease = CliffTags.IsRelease(git),
            IsSkipped = CliffTags.IsSkipped(git),
            IncludedPaths = git.Texts("include_paths"),
            ExcludedPaths = git.Texts("exclude_paths"),
            Remote = CliffRemote.Read(document.Table("remote"), name, ignored),
            Bump = CliffBump.Read(bump),
            Body = body,
            Header = changelog.Text("header"),
            Footer = changelog.Text("footer"),
            Trim = changelog.Flag("trim", true),
            Postprocessors = changelog.Replacements("postprocessors", ignored),
        };
        changelog.Ignore("header_marker", "render_always", "output");
        return configuration with { NotSupported = [.. ignored, .. git.NotSupported, .. changelog.NotSupported, .. bump.NotSupported] };
    }
}
