using Releasing.Artifacts;
using Releasing.Files;
using Releasing.Formats.AppImage;
using Releasing.Formats.Archives;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>The contents of an AppImage from the settings and from what the project says of itself.</summary>
internal static class AppImageModel
{
    private const string AnyVersion = "*";

    /// <summary>Describes the contents.</summary>
    public static AppDir Describe(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs)
    {
        var (desktop, project) = (context.Settings.Desktop, context.Project);
        var (program, version) = (DesktopFacts.Main(context, programs)?.Name ?? context.Settings.Desktop.Program!, context.Version.Version);
        var summary = project.Description is { Length: > 0 } description ? PackageSynopsis.Of(description) : desktop.Terminal ? "Command-line program" : "Desktop program";
        string[] categories = [.. desktop.Categories, .. desktop.Terminal && !desktop.Categories.Contains("ConsoleOnly") ? ["ConsoleOnly"] : Array.Empty<string>()];
        return new AppDir
        {
            Program = program,
            Entry = new DesktopEntry
            {
                Name = DesktopFacts.DisplayName(context),
                Comment = summary,
                Program = program,
                Version = version.ToString(),
                Terminal = desktop.Terminal,
                Categories = categories,
            },
            Component = new AppStreamComponent
            {
                Identifier = DesktopFacts.Identifier(context),
                Name = DesktopFacts.DisplayName(context),
                Summary = summary,
                Description = project.Description is { Length: > 0 } text ? [text] : [],
                Licence = project.Licence ?? "",
                Homepage = project.Homepage,
                Developer = project.Maintainer?.Split('<')[0].Trim() is { Length: > 0 } name ? name : null,
                Program = program,
                Programs = [.. programs.Select(file => file.Name)],
                Terminal = desktop.Terminal,
                Categories = categories,
                Version = version.ToString(),
                Date = DateOnly.FromDateTime(context.Version.ContentDate.UtcDateTime),
                IsPrerelease = version.IsPrerelease,
            },
            Icon = desktop.Icon is { } icon ? ContentSource.FromFile(RepositoryFiles.FullPath(context, icon)) : null,
            Files =
            [
                .. programs.Select(file => ArchiveEntry.File($"usr/bin/{file.Name}", context.Content(file), executable: true)),
                .. Licences(context).Select(file => FromRepository(context, $"usr/share/doc/{program}/{Path.GetFileName(file)}", file)),
                .. context.Settings.AppImage.Files.Select(file => FromRepository(context, file.Key, file.Value)),
            ],
        };
    }

    /// <summary>The files of the repository that go into an AppImage.</summary>
    public static IEnumerable<string> FilesOf(ReleaseContext context, Target target)
    {
        var settings = context.Settings;
        return
        [
            .. Licences(context), .. settings.AppImage.Files.Values.Distinct(), .. settings.Desktop.Icon is { } icon ? [icon] : Array.Empty<string>(),
            .. settings.AppImage.IsAddress ? [] : new[] { AppImageRuntimes.PlaceOf(context, target)! },
        ];
    }

    /// <summary>Where the next version is found; null for nowhere.</summary>
    public static string? UpdateInformation(ReleaseContext context, Target target)
    {
        var (settings, arch) = (context.Settings.AppImage, AppImageRuntimes.Word(target));
        if (settings.UpdateInformation is { } text)
        {
            return text.Length == 0 ? null : text.Replace("{arch}", arch, StringComparison.Ordinal);
        }

        if (settings.Zsync == false || context.Project.Remote is not { Host: "github.com", Owner: { } owner, Name: { } name })
        {
            return null;
        }

        var words = new Dictionary<string, string>(NameWords.For(context, target), StringComparer.Ordinal) { ["arch"] = arch, ["version"] = AnyVersion, ["tag"] = AnyVersion };
        var file = Settings.NameTemplateRules.Fill(settings.NameTemplate ?? "{name}-{version}-{arch}", words);
        return Formats.AppImage.UpdateInformation.GitHub(owner, name, file + ".AppImage.zsync");
    }

    /// <summary>Whether the AppImage of a target gets a control file.</summary>
    public static bool HasControlFile(ReleaseContext context, Target target) => context.Settings.AppImage.Zsync ?? UpdateInformation(context, target) is not null;

    private static IReadOnlyList<string> Licences(ReleaseContext context) => RepositoryFiles.Matching(context, context.Settings.LinuxPackages.Licences, []);

    private static ArchiveEntry FromRepository(ReleaseContext context, string place, string file) =>
        ArchiveEntry.File(place, ContentSource.FromFile(RepositoryFiles.FullPath(context, file)), RepositoryFiles.IsExecutable(context, file));
}
