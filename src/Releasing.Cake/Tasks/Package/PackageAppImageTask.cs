using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Tools.Gpg;
using Releasing.Failures;
using Releasing.Formats.AppImage;
using Releasing.Formats.Zsync;
using Releasing.Signing.Keyless;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Packs the Linux programs of each processor as an AppImage, and beside it the control file by which clients update it.</summary>
[TaskName(TaskNames.PackageAppImage)]
[TaskDescription("Packs the Linux programs as AppImages, which run without being installed")]
[IsDependentOn(typeof(CodeSignStage))]
public class PackageAppImageTask : InstallerTask
{
    private const string ControlFileEnding = ".zsync";

    /// <inheritdoc/>
    protected sealed override ArtifactKind Kind => ArtifactKind.AppImage;

    /// <inheritdoc/>
    protected sealed override TargetOs System => TargetOs.Linux;

    /// <inheritdoc/>
    protected sealed override string Ending => ".AppImage";

    private protected sealed override string Template => "{name}-{version}-{arch}";

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return GpgRequirement.For(context, context.Settings.AppImage.Signed);
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Settings.AppImage.Runtime is null)
        {
            throw new InvalidInputException(Name, "Settings.AppImage.Runtime is not set, and an AppImage begins with a runtime", AppImageRuntimes.HowToPin);
        }

        foreach (var image in base.Plan(context))
        {
            var planned = image with { HoldsSignature = IsSigned(context) };
            yield return planned;
            if (AppImageModel.HasControlFile(context, TargetTable.Get(image.Target!)))
            {
                yield return planned with { Kind = ArtifactKind.Other, Name = image.Name + ControlFileEnding };
            }
        }
    }

    /// <summary>What lies in an AppImage. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs, which go to <c>usr/bin</c>.</param>
    protected virtual AppDir Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs) => AppImageModel.Describe(context, programs);

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned) =>
        planned.GroupBy(artifact => artifact.Target).Select(batch => (IReadOnlyList<PlannedArtifact>)[.. batch]);

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var path = context.FullPath(artifact);

        // The AppImage comes before its control file in the batch.
        var written = artifact.Kind == ArtifactKind.AppImage
            ? await WriteAsync(context, artifact, path, log, cancellationToken)
            : await ZsyncFile.WriteAsync(path, path[..^ControlFileEnding.Length], new ZsyncSettings { ModificationTime = context.Version.ContentDate }, cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    private protected sealed override IEnumerable<string> EarlyProblems(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs) =>
        InstallerFiles.Missing(context, "Settings.AppImage.Files", context.Settings.AppImage.Files);

    private protected sealed override InstallerSettings FormatSettings(ReleaseContext context) => context.Settings.AppImage;

    private protected sealed override IReadOnlyDictionary<string, string> Words(ReleaseContext context, Target target) =>
        new Dictionary<string, string>(NameWords.For(context, target), StringComparer.Ordinal) { ["arch"] = AppImageRuntimes.Word(target) };

    // One for each processor: programs for glibc where there are some, as nearly every desktop has it; static ones of the other target run there too.
    private protected sealed override IEnumerable<(Target Target, IReadOnlyList<PlannedArtifact> Programs)> Targets(ReleaseContext context) =>
        base.Targets(context).GroupBy(pair => pair.Target.Arch).Select(pairs => pairs.OrderBy(pair => pair.Target.Libc == TargetLibc.Musl).First());

    private protected sealed override string? WhyNot(ReleaseContext context, Target target) => AppImageRuntimes.WhyNone(context, target);

    private protected sealed override InstallerOutline Outline(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        var contents = Describe(context, target, programs);
        var settings = context.Settings.AppImage;
        string?[] ofRuntime = settings.IsAddress ? [] : [AppImageRuntimes.Read(context, target).Problem(target)];
        return new InstallerOutline(
            [.. contents.Problems(), .. ofRuntime.OfType<string>()],
            [.. AppImageModel.FilesOf(context, target)],
            [
                $"runtime={AppImageRuntimes.PinnedOf(context, target)}", $"desktop={contents.Entry.ToText()}", $"metainfo={contents.Component.ToText()}",
                $"files={string.Join('\n', contents.Files.Select(file => $"{file.Name} {file.Kind} {file.Mode} {file.LinkTarget}"))}",
                $"compression={settings.Compression}", $"level={settings.CompressionLevel}", $"block={settings.BlockSize}", $"time={context.Version.ContentDate:O}",
                $"update={AppImageModel.UpdateInformation(context, target)}", $"signed={(IsSigned(context) ? context.Settings.Gpg.Fact(context) : "none")}",
            ]);
    }

    private static bool IsSigned(ReleaseContext context) => context.Settings.AppImage.Signed ?? context.Settings.Gpg.IsSet(context);

    private async Task<Files.WrittenFile> WriteAsync(ReleaseContext context, PlannedArtifact artifact, string path, ItemLog log, CancellationToken cancellationToken)
    {
        var (target, settings) = (TargetTable.Get(artifact.Target!), context.Settings.AppImage);
        using var client = new ServiceClient(new ServiceLimits());
        var runtime = await AppImageRuntimes.GetAsync(context, target, client, cancellationToken);
        using var signer = IsSigned(context) && (settings.Signed == true || runtime.CanBeSigned) ? new GpgSigner(context, context.Settings.Gpg, Name, log) : null;
        if (signer is null && IsSigned(context))
        {
            context.Run.Remark($"{Name}: {artifact.Name}: the runtime has no room for a signature, so there is none inside of the file.");
        }

        var update = AppImageModel.UpdateInformation(context, target);
        return await AppImageFile.WriteAsync(
            path,
            new AppImagePackage
            {
                Runtime = runtime,
                Target = target,
                Contents = Describe(context, target, artifact.Inputs),
                Image = new Formats.SquashFs.SquashFsSettings
                {
                    Compression = settings.Compression,
                    Level = settings.CompressionLevel,
                    BlockSize = settings.BlockSize,
                    ModificationTime = context.Version.ContentDate,
                    Parallelism = ThreadsOfEach(context),
                },
                UpdateInformation = update is not null && (settings.UpdateInformation is not null || runtime.CanBeUpdated) ? update : null,
                Signer = signer,
                PublicKey = signer is null ? default : await signer.ExportAsync(cancellationToken),
            },
            cancellationToken);
    }
}
