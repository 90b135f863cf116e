using Releasing.Artifacts;
using Releasing.Files;
using Releasing.Formats.AppBundle;
using Releasing.Formats.Archives;
using Releasing.Formats.Icns;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>What lies on the volume of a disk image: the programs with licence and readme, or an application beside a link to /Applications.</summary>
internal static class DmgContents
{
    private const string VolumeIcon = ".VolumeIcon.icns";

    /// <summary>What the link to /Applications is called.</summary>
    public const string Applications = "Applications";

    /// <summary>The folder of the application.</summary>
    public static string BundleName(ReleaseContext context) => $"{DesktopFacts.DisplayName(context)}.app";

    /// <summary>Everything on the volume.</summary>
    public static IEnumerable<ArchiveEntry> Of(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs)
    {
        var settings = context.Settings.Dmg;
        // While the plan is made nobody needs the icon's bytes.
        var icon = programs.Count > 0 && context.Settings.Desktop.Icon is { } file ? ContentSource.FromBytes(IcnsFile.Make([Source(context, file)]), file) : null;
        var executables = programs.Select(program => ArchiveEntry.File(program.Name, context.Content(program), executable: true)).ToList();
        var documents = Documents(context).Select(document => Copied(context, document, document)).ToList();
        return
        [
            .. settings.AppBundle ? Bundle(context, programs, executables, documents, icon).Entries() : [.. executables, .. documents],
            .. settings.AppBundle ? [ArchiveEntry.SymbolicLink(Applications, "/Applications")] : Array.Empty<ArchiveEntry>(),
            .. icon is null ? Array.Empty<ArchiveEntry>() : [ArchiveEntry.File(VolumeIcon, icon)],
            .. settings.Contents.Concat(DmgLook.Files(context)).Select(content => Copied(context, content.Key, content.Value)),
        ];
    }

    /// <summary>The files of the repository that go into it.</summary>
    public static IReadOnlyList<string> Files(ReleaseContext context) =>
        [.. Documents(context).Concat(context.Settings.Dmg.Contents.Values).Concat(DmgLook.Files(context).Values).Concat(context.Settings.Desktop.Icon is { } icon ? [icon] : []).Distinct(StringComparer.Ordinal)];

    /// <summary>Everything that is wrong before the volume is looked at.</summary>
    public static IEnumerable<string> Problems(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs)
    {
        var (dmg, desktop) = (context.Settings.Dmg, context.Settings.Desktop);
        if (dmg.UseHdiUtil && !OperatingSystem.IsMacOS())
        {
            yield return "Settings.Dmg.UseHdiUtil is set, but hdiutil is part of macOS alone. Leave it out: the image is made without it on any system.";
        }

        if (desktop.Icon is { } icon && File.Exists(RepositoryFiles.FullPath(context, icon)))
        {
            foreach (var problem in IcnsFile.Problems(Source(context, icon)))
            {
                yield return problem;
            }
        }

        foreach (var problem in DmgLook.Problems(context, Shown(context, programs)))
        {
            yield return problem;
        }

        if (dmg.AppBundle)
        {
            if (DesktopFacts.Main(context, programs) is null)
            {
                yield return $"Settings.Desktop.Program is '{PlainText.Line(desktop.Program ?? "")}', but the programs are {string.Join(", ", programs.Select(program => program.Name))}. Name one of them.";
            }

            foreach (var problem in Bundle(context, programs, [], [], null).Problems())
            {
                yield return problem;
            }
        }
    }

    /// <summary>What decides the bytes of the bundle beside its files.</summary>
    public static IEnumerable<string> BundleFacts(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs) =>
        [$"info={FileDigest.OfText(System.Text.Encoding.UTF8.GetString(Bundle(context, programs, [], [], null).InfoPlist()))}"];

    private static AppBundle Bundle(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> programs, IReadOnlyList<ArchiveEntry> executables, IReadOnlyList<ArchiveEntry> documents, ContentSource? icon)
    {
        var settings = context.Settings.Dmg;
        return new AppBundle
        {
            Name = DesktopFacts.DisplayName(context),
            Identifier = DesktopFacts.Identifier(context),
            Version = context.Version.Version,
            Executable = DesktopFacts.Main(context, programs)?.Name ?? context.Project.Name,
            Programs = executables,
            Resources = documents,
            Icon = icon,
            MinimumSystemVersion = settings.MinimumSystemVersion,
            Copyright = settings.Copyright,
            Info = new SortedDictionary<string, object>(settings.Info, StringComparer.Ordinal),
        };
    }

    // What the root of the volume has that an icon is shown of.
    private static IEnumerable<string> Shown(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs) =>
    [
        .. context.Settings.Dmg.AppBundle ? [BundleName(context), Applications] : programs.Select(program => program.Name).Concat(Documents(context)),
        .. context.Settings.Dmg.Contents.Keys,
    ];

    private static IReadOnlyList<string> Documents(ReleaseContext context) => RepositoryFiles.Matching(context, context.Settings.Archive.Files, context.Settings.Archive.Exclude);

    private static ArchiveEntry Copied(ReleaseContext context, string place, string file) => ArchiveEntry.File(place, Source(context, file), RepositoryFiles.IsExecutable(context, file));

    private static ContentSource Source(ReleaseContext context, string file) => ContentSource.FromFile(RepositoryFiles.FullPath(context, file));
}
