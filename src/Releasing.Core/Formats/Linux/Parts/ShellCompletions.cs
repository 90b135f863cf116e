using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Linux.Parts;

/// <summary>Puts completions where shells look for those of packages.</summary>
public static class ShellCompletions
{
    private const PackageFormats ZshElsewhere = PackageFormats.Rpm | PackageFormats.Apk;

    // What the generators of command-line libraries write beside the three, and no package has a place for.
    private static readonly string[] s_otherShells = [".ps1", ".elv", ".nu"];

    /// <summary>
    /// The completions as contents, told apart by their names: <c>tool.bash</c>, <c>tool.fish</c>, and <c>_tool</c> or <c>tool.zsh</c>; or any name in a folder
    /// <c>bash</c>, <c>fish</c> or <c>zsh</c>. Those of PowerShell, elvish and nushell are left out, because no system has a place for them.
    /// </summary>
    /// <param name="folder">What relative paths start from.</param>
    /// <param name="files">Paths of the completions.</param>
    /// <exception cref="PreflightException">A file tells no shell by its name; the message names each.</exception>
    public static IReadOnlyList<PackageContent> Contents(string folder, IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        var contents = new List<PackageContent>();
        var strangers = new List<string>();
        foreach (var file in files.Where(file => !s_otherShells.Contains(Path.GetExtension(file), StringComparer.Ordinal)))
        {
            var places = Places(PartContent.Below(folder, file)).ToList();
            contents.AddRange(places.Select(place => PackageContent.Files(Path.Combine(folder, file), place.Path) with { Mode = Linux.Contents.PackageMode.File, Formats = place.Formats }));
            if (places.Count == 0)
            {
                strangers.Add($"'{PlainText.Line(file)}' tells no shell by its name. Name completions after command and shell: 'tool.bash', 'tool.fish', '_tool'.");
            }
        }

        return strangers.Count == 0 ? contents : throw new PreflightException("Completions", strangers);
    }

    /// <summary>Which shell completions are for, by their name, and for which command; null when the name tells none.</summary>
    /// <param name="path">Their path with <c>/</c>.</param>
    internal static (Shell Shell, string Command)? ShellOf(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        var stem = Path.GetFileNameWithoutExtension(name);
        return (Path.GetExtension(name), parts.Length > 1 ? parts[^2] : "") switch
        {
            (".bash" or ".bash-completion", _) => (Shell.Bash, stem),
            (".fish", _) => (Shell.Fish, stem),
            (".zsh", _) => (Shell.Zsh, stem.TrimStart('_')),
            _ when name.StartsWith('_') => (Shell.Zsh, name.TrimStart('_')),
            (_, "bash") => (Shell.Bash, name),
            (_, "fish") => (Shell.Fish, name),
            (_, "zsh") => (Shell.Zsh, name.TrimStart('_')),
            _ => null,
        };
    }

    private static IEnumerable<(string Path, PackageFormats Formats)> Places(string path) => ShellOf(path) switch
    {
        (Shell.Bash, var command) => [($"/usr/share/bash-completion/completions/{command}", PackageFormats.All)],
        (Shell.Fish, var command) => [($"/usr/share/fish/vendor_completions.d/{command}.fish", PackageFormats.All)],

        // Debian's zsh reads vendor-completions; site-functions belong to the administrator there.
        (Shell.Zsh, var command) => [($"/usr/share/zsh/vendor-completions/_{command}", PackageFormats.Deb), ($"/usr/share/zsh/site-functions/_{command}", ZshElsewhere)],
        _ => [],
    };
}
