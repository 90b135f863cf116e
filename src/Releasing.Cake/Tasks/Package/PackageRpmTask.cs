using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Packs the Linux programs for Fedora, openSUSE and their kin: one package for each processor.</summary>
[TaskName(TaskNames.PackageRpm)]
[TaskDescription("Packs the Linux programs for Fedora, openSUSE and their kin")]
[IsDependentOn(typeof(CodeSignStage))]
public class PackageRpmTask : LinuxPackageTask
{
    /// <inheritdoc/>
    protected sealed override PackageFormats Format => PackageFormats.Rpm;

    private protected override ArtifactKind Kind => ArtifactKind.Rpm;

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. base.Requirements(context), .. GpgRequirement.For(context, context.Settings.Rpm.Signed)];
    }

    /// <summary>A package. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs in it; none while the plan is made.</param>
    protected virtual RpmPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Rpm;
        return new RpmPackage
        {
            Package = Model(context, target, programs),
            Payload = Payload(context),
            AutomaticDependencies = context.Settings.LinuxPackages.LibraryDependencies,
            PreTransaction = Script(settings.PreTransaction, nameof(settings.PreTransaction)),
            PostTransaction = Script(settings.PostTransaction, nameof(settings.PostTransaction)),
            Verify = Script(settings.VerifyScript, nameof(settings.VerifyScript)),
            Triggers = [.. settings.Triggers],
        };

        PackageScript? Script(string? script, string member) => PackageScriptSettings.Read(context.Root, script, $"Settings.Rpm.{member}");
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        using var signer = Signer(context, context.Settings.Rpm.Signed, log);
        var package = Describe(context, TargetTable.Get(artifact.Target!), artifact.Inputs) with { Signer = signer };
        var written = await RpmFile.WriteAsync(context.FullPath(artifact), package, cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    private protected override PackageFormatSettings FormatSettings(ReleaseContext context) => context.Settings.Rpm;

    private protected override PackageOutline Outline(ReleaseContext context, Target target)
    {
        var package = Describe(context, target, []);
        return new PackageOutline(package.FileName, package.Package, package.Problems(),
        [
            $"pretrans={package.PreTransaction?.Text}", $"posttrans={package.PostTransaction?.Text}", $"verify={package.Verify?.Text}",
            .. package.Triggers.Select(trigger => $"trigger={trigger.Kind} {string.Join(", ", trigger.Packages)} {trigger.Script.Text}"),
            $"libraries={package.AutomaticDependencies}", $"signed={SignedBy(context, context.Settings.Rpm.Signed)}",
        ]);
    }
}
