using Releasing.Artifacts;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>The files that people install, as the plan of this run has them.</summary>
internal static class NotesDownloads
{
    private const string Everywhere = "Any platform";
    private const string Sources = "Source code";

    private static readonly (ArtifactKind Kind, string Name)[] s_kinds =
    [
        (ArtifactKind.Archive, "Archive"), (ArtifactKind.Msi, "Installer"), (ArtifactKind.Dmg, "Disk image"), (ArtifactKind.AppImage, "AppImage"), (ArtifactKind.Deb, "Debian package"),
        (ArtifactKind.Rpm, "RPM package"), (ArtifactKind.Apk, "Alpine package"), (ArtifactKind.NuGetPackage, "NuGet package"), (ArtifactKind.SourceArchive, "Sources"),
    ];

    /// <summary>By platform, in the order of the targets' table; what serves all comes after them, sources last.</summary>
    public static IReadOnlyList<NotesDownload> Of(ReleaseContext context) =>
    [
        .. Planned(context)
            .OrderBy(planned => planned.Kind == ArtifactKind.SourceArchive)
            .ThenBy(planned => planned.Target is { } target ? Place(target) : int.MaxValue)
            .ThenBy(planned => Array.FindIndex(s_kinds, kind => kind.Kind == planned.Kind))
            .ThenBy(planned => planned.Name, StringComparer.Ordinal)
            .Select(planned => new NotesDownload(PlatformOf(planned), KindOf(planned), planned.Name, AddressOf(context, planned.Name))),
    ];

    /// <summary>The planned files themselves.</summary>
    public static IEnumerable<PlannedArtifact> Planned(ReleaseContext context) =>
        context.Plan.Released.Where(planned => s_kinds.Any(kind => kind.Kind == planned.Kind) && !context.Plan.IsReplaced(planned.Identity));

    /// <summary>Where a file of the release will be; null on a store that has no addresses.</summary>
    public static string? AddressOf(ReleaseContext context, string name) =>
        context.Settings.Store == "local" || context.Version.IsSnapshot ? null : ForgeLinks.Asset(context.Changes.Remote, context.Version.Tag, name);

    private static string KindOf(PlannedArtifact planned) => Array.Find(s_kinds, kind => kind.Kind == planned.Kind).Name;

    private static string PlatformOf(PlannedArtifact planned) =>
        planned.Kind == ArtifactKind.SourceArchive ? Sources : planned.Target is { } name && TargetTable.Find(name) is { } target ? PlatformOf(target) : Everywhere;

    private static string PlatformOf(Target target)
    {
        var system = target.Os switch
        {
            TargetOs.Linux => "Linux",
            TargetOs.MacOs => "macOS",
            _ => "Windows",
        };
        var processor = target.Arch switch
        {
            TargetArch.X64 => "x86_64",
            TargetArch.Arm64 => "ARM64",
            TargetArch.Armv7 => "ARMv7",
            _ => "universal",
        };
        return $"{system} {processor}{(target.Libc == TargetLibc.Musl ? " (musl)" : "")}";
    }

    private static int Place(string name)
    {
        for (var index = 0; index < TargetTable.All.Count; index++)
        {
            if (TargetTable.All[index].Name == name)
            {
                return index;
            }
        }

        return TargetTable.All.Count;
    }
}
