using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Formats.Linux.Parts;

namespace Releasing.Cake.Tasks;

/// <summary>What comes with the programs without being asked for: documentation, licences, manual pages, completions, and the services of the settings.</summary>
internal static partial class PackageParts
{
    private static readonly string[] s_shells = ["bash", "fish", "zsh"];
    private static readonly string[] s_changelogs = ["CHANGELOG.md", "CHANGELOG"];

    /// <summary>The contents for all formats; each takes its own.</summary>
    public static IEnumerable<PackageContent> Of(ReleaseContext context)
    {
        var settings = context.Settings.LinuxPackages;
        var (name, root) = (settings.NameIn(context), context.Root);
        return
        [
            .. Documents.Contents(name, root, Matching(settings.Docs)),
            .. ChangelogOf(context) is { Length: > 0 } changelog ? UpstreamChangelog.Contents(name, root, changelog) : [],
            .. Documents.Licences(name, root, Matching(settings.Licences)),

            // A folder may hold what pages and completions are made from as well.
            .. ManualPages.Contents(root, Matching(settings.ManPages).Where(file => Page().IsMatch(file))),
            .. ShellCompletions.Contents(root, Matching(settings.Completions).Where(IsCompletion)),
            .. ServiceUnits.Contents(name, root, settings.Services),
        ];

        IReadOnlyList<string> Matching(IEnumerable<string> patterns) => RepositoryFiles.Matching(context, patterns, []);
    }

    /// <summary>What only Debian has: the copyright file and the changelog.</summary>
    public static IEnumerable<PackageContent> OfDebian(ReleaseContext context, LinuxPackage package) =>
    [
        new DebianCopyright
        {
            Package = package.Name,
            Licence = package.Licence,
            Holder = package.Maintainer,
            Year = context.Version.CommitDate.Year,
            Homepage = package.Homepage,
            Texts = [.. RepositoryFiles.Matching(context, context.Settings.LinuxPackages.Licences, []).Select(file => (file, File.ReadAllText(RepositoryFiles.FullPath(context, file))))],
        }.ToContent(),
        .. DebianChangelog.Contents(package.Name, package.Changelog),
    ];

    private static string? ChangelogOf(ReleaseContext context) =>
        context.Settings.LinuxPackages.Changelog ?? s_changelogs.FirstOrDefault(file => File.Exists(RepositoryFiles.FullPath(context, file)));

    private static bool IsCompletion(string file) => Path.GetFileName(file).StartsWith('_')
        || Path.GetExtension(file) is ".bash" or ".fish" or ".zsh" or ".bash-completion"
        || s_shells.Contains(Path.GetFileName(Path.GetDirectoryName(file)), StringComparer.Ordinal);

    [GeneratedRegex(@"\.[1-9n][a-z0-9]{0,4}(\.gz)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
