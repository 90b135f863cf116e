namespace Releasing.Cake.Settings;

/// <summary>What has to be true of a tagged version before anything is built. Snapshots are never held to it.</summary>
public sealed class ChecklistSettings
{
    /// <summary>The version files hold the version of the tag; <c>0.0.0</c> is taken for a place that is filled in later. Default: yes.</summary>
    public bool VersionFiles { get; set; } = true;

    /// <summary>The changelog has a section for a stable version, where there is a changelog with sections. Default: yes.</summary>
    public bool Changelog { get; set; } = true;

    /// <summary>The changelog, relative to the repository with <c>/</c>. Default: <c>CHANGELOG.md</c>.</summary>
    public string ChangelogFile { get; set; } = "CHANGELOG.md";

    /// <summary>Environment variables that have to be set, beside those that the tasks ask for themselves. Default: none.</summary>
    public IList<string> Secrets { get; } = new List<string>();

    /// <summary>
    /// Before a tagged version is built its dependencies are looked up in the databases of known vulnerabilities, which needs a network; a finding refuses the release. Default: no.
    /// </summary>
    public bool Audit { get; set; }

    /// <summary>
    /// The commands that look them up, each a program with its arguments; another exit code than 0 is a finding. Default: empty, which means what the repository's languages use, where the program is
    /// there (<c>cargo audit</c>, <c>govulncheck ./...</c>, <c>dotnet list package --vulnerable</c>, <c>npm audit</c>).
    /// </summary>
    public IList<IReadOnlyList<string>> AuditCommands { get; } = new List<IReadOnlyList<string>>();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (!Releasing.Files.RelativePath.IsSafe(ChangelogFile))
        {
            yield return $"Settings.Checklist.ChangelogFile is '{ChangelogFile}'. Give a path relative to the repository with /, without ..";
        }

        if (AuditCommands.Any(command => command.Count == 0 || command[0].Length == 0))
        {
            yield return "Settings.Checklist.AuditCommands has an entry without a program. Write the program first, then its arguments.";
        }

        if (Secrets.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Settings.Checklist.Secrets has an empty name. Name environment variables.";
        }
    }
}
