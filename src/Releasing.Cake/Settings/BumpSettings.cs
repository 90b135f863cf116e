using Releasing.Versions.Files;

namespace Releasing.Cake.Settings;

/// <summary>What <c>Bump</c> changes, and how it says so.</summary>
public sealed class BumpSettings
{
    private static readonly string[] s_words = ["{version}", "{tag}", "{name}", "{release}"];

    /// <summary>
    /// The manifests that hold the version, relative to the repository with <c>/</c>. Default: empty, which means those in the product's folder: Cargo.toml, package.json, pyproject.toml,
    /// Directory.Build.props and project files. Lock files and the members of a workspace follow.
    /// </summary>
    public IList<string> Files { get; } = new List<string>();

    /// <summary>Places in other files, each a path and a text with <c>{version}</c> in it, or a regular expression. Default: none.</summary>
    public IList<VersionPattern> Patterns { get; } = new List<VersionPattern>();

    /// <summary>
    /// The message of the commit; known words <c>{version}</c>, <c>{tag}</c>, <c>{name}</c> and <c>{release}</c>, the version with the package's name before it where there are several.
    /// Default: <c>chore(release): {release}</c>.
    /// </summary>
    public string CommitMessage { get; set; } = "chore(release): {release}";

    /// <summary>The message of the annotated tag; the same words. Default: <c>{tag}</c>.</summary>
    public string TagMessage { get; set; } = "{tag}";

    /// <summary>The remote that <c>--push</c> pushes to. Default: empty, the one that git would choose for the branch.</summary>
    public string Remote { get; set; } = "";

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var path in Files.Concat(Patterns.Select(pattern => pattern.Path)).Where(path => !Releasing.Files.RelativePath.IsSafe(path)))
        {
            yield return $"Settings.Bump names the file '{path}'. Give a path relative to the repository with /, without ..";
        }

        foreach (var (name, text) in new[] { (nameof(CommitMessage), CommitMessage), (nameof(TagMessage), TagMessage) })
        {
            if (string.IsNullOrWhiteSpace(Fill(text, "1", "1", "1", "1")) || Fill(text, "", "", "", "").Contains('{', StringComparison.Ordinal))
            {
                yield return $"Settings.Bump.{name} is '{text}'. Write a message; the words are {string.Join(", ", s_words)}.";
            }
        }
    }

    internal static string Fill(string template, string version, string tag, string name, string release) => template
        .Replace("{version}", version, StringComparison.Ordinal).Replace("{tag}", tag, StringComparison.Ordinal)
        .Replace("{name}", name, StringComparison.Ordinal).Replace("{release}", release, StringComparison.Ordinal);
}
