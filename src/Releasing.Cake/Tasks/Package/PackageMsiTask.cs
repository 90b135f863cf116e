using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.CodeSigning;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Formats.Gzip;
using Releasing.Formats.Msi;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Packs the Windows programs for Windows Installer: one package for each target, written here or by the repository's own WiX source, and signed when there is a certificate.
/// </summary>
[TaskName(TaskNames.PackageMsi)]
[TaskDescription("Packs the Windows programs as Windows Installer packages")]
[IsDependentOn(typeof(CodeSignStage))]
public class PackageMsiTask : InstallerTask
{
    /// <inheritdoc/>
    protected sealed override ArtifactKind Kind => ArtifactKind.Msi;

    /// <inheritdoc/>
    protected sealed override TargetOs System => TargetOs.Windows;

    /// <inheritdoc/>
    protected sealed override string Ending => ".msi";

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. WixSource.Requirements(context), .. AuthenticodeRequirement.For(context, "signs the Windows Installer packages")];
    }

    /// <summary>A package. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs in it; planned, but not made, while the plan is made.</param>
    protected virtual MsiPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs) => MsiModel.Describe(context, target, programs);

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var target = TargetTable.Get(artifact.Target!);
        var path = context.FullPath(artifact);
        log.WriteLine($"upgrade code {MsiModel.UpgradeCode(context):D}");
        var signs = AuthenticodeRequirement.IsWanted(context);
        var unsigned = signs ? Path.Combine(context.WorkFolder, "msi", artifact.Name) : path;
        if (context.Settings.Msi.Source is not null)
        {
            await WixSource.BuildAsync(context, artifact, unsigned, log, cancellationToken);
        }
        else
        {
            var compression = new DeflateSettings { Level = context.Settings.Msi.CompressionLevel, Parallelism = ThreadsOfEach(context) };
            var written = await MsiFile.WriteAsync(unsigned, Describe(context, target, artifact.Inputs), compression, cancellationToken);
            if (!signs)
            {
                return new FileDigest(written.Sha256, written.Size);
            }
        }

        if (signs)
        {
            await new AuthenticodeSigner(context, $"{Name}: {artifact.Name}", log).SignAsync(unsigned, path, cancellationToken);
            File.Delete(unsigned);
        }

        return null;
    }

    private protected override InstallerSettings FormatSettings(ReleaseContext context) => context.Settings.Msi;

    private protected override InstallerOutline Outline(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        string[] signature = AuthenticodeRequirement.IsWanted(context) ? [.. context.Settings.CodeSigning.Windows.Facts(context)] : ["key=none"];
        if (context.Settings.Msi.Source is not null)
        {
            return new InstallerOutline([.. MsiVersion.Problems(context.Version.Version), .. WixSource.Problems(context, target)], WixSource.Files(context), [.. WixSource.Facts(context, target), .. signature]);
        }

        var package = Describe(context, target, programs);
        if (context.Version.Version.IsPrerelease)
        {
            context.Run.Remark($"{Name}: Windows compares {MsiVersion.Of(package.Version)} alone, so this pre-release and the final version replace each other in any order.");
        }

        return new InstallerOutline(package.Problems(), MsiModel.Inputs(context), [MsiFacts.Of(package), $"level={context.Settings.Msi.CompressionLevel}", .. signature]);
    }
}
