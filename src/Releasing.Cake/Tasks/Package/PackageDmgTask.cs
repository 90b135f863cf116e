using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Formats.Dmg;
using Releasing.Formats.Gzip;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Packs the macOS programs as disk images: one for each target, the universal one too.</summary>
[TaskName(TaskNames.PackageDmg)]
[TaskDescription("Packs the macOS programs as disk images")]
[IsDependentOn(typeof(CodeSignStage))]
public class PackageDmgTask : InstallerTask
{
    /// <inheritdoc/>
    protected sealed override ArtifactKind Kind => ArtifactKind.Dmg;

    /// <inheritdoc/>
    protected sealed override TargetOs System => TargetOs.MacOs;

    /// <inheritdoc/>
    protected sealed override string Ending => ".dmg";

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Dmg.UseHdiUtil && SkipReason(context) is null
            ? [Requirement.Tool("hdiutil", "makes the disk images", "run on macOS, where it is part of the system, or leave Settings.Dmg.UseHdiUtil out") with { VersionArguments = ["help"] }]
            : [];
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // hdiutil writes the time at which it works, a signature that at which it was made.
        var isOnlyOnce = context.Settings.Dmg.UseHdiUtil || IsSigned(context);
        return base.Plan(context).Select(image => isOnlyOnce ? image with { HoldsSignature = true } : image);
    }

    /// <summary>A disk image. Override it to add, rename or leave out what is on the volume.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs in it; none while the plan is made.</param>
    protected virtual DmgImage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(programs);
        var settings = context.Settings.Dmg;
        return new DmgImage
        {
            VolumeName = settings.VolumeName ?? $"{DesktopFacts.DisplayName(context)} {context.Version.Version}",
            Entries = [.. DmgContents.Of(context, programs)],
            FileSystem = settings.FileSystem,
            Window = DmgLook.Of(context),
            Time = context.Version.ContentDate,
            Compression = new DeflateSettings { Level = settings.CompressionLevel, Parallelism = ThreadsOfEach(context) },
        };
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var image = Describe(context, TargetTable.Get(artifact.Target!), artifact.Inputs);
        var maker = new DmgMaker(context, $"{Name}: {artifact.Name}", log);
        return await maker.MakeAsync(image, context.FullPath(artifact), IsSigned(context), cancellationToken);
    }

    // As the programs are: by the task that signs them.
    private static bool IsSigned(ReleaseContext context) =>
        (context.TasksByName.GetValueOrDefault(TaskNames.CodeSignApple) as ReleaseTask ?? new CodeSignAppleTask()).SkipReason(context) is null;

    private protected override IEnumerable<string> EarlyProblems(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs) =>
    [
        .. InstallerFiles.Missing(context, "Settings.Dmg.Contents", context.Settings.Dmg.Contents),
        .. InstallerFiles.Missing(context, "Settings.Dmg.Window.Background", DmgLook.Files(context)),
        .. DmgContents.Problems(context, programs),
    ];

    private protected override InstallerSettings FormatSettings(ReleaseContext context) => context.Settings.Dmg;

    private protected override InstallerOutline Outline(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        var settings = context.Settings.Dmg;
        var files = DmgContents.Files(context);
        var image = Describe(context, target, []);
        return new InstallerOutline(
            image.Problems(),
            files,
            [
                $"volume={image.VolumeName}", $"file-system={settings.FileSystem}", $"level={settings.CompressionLevel}", $"hdiutil={settings.UseHdiUtil}", $"signed={IsSigned(context)}", DmgLook.Facts(image.Window),
                $"contents={string.Join('\n', image.Entries.Select(entry => $"{entry.Name} {entry.Mode} {entry.LinkTarget}"))}",
                .. settings.AppBundle ? DmgContents.BundleFacts(context, programs) : [],
            ]);
    }
}
