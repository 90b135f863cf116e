using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Packs the Linux programs for Debian and its kin: one package for each processor.</summary>
[TaskName(TaskNames.PackageDeb)]
[TaskDescription("Packs the Linux programs for Debian and its kin")]
[IsDependentOn(typeof(CodeSignStage))]
public class PackageDebTask : LinuxPackageTask
{
    /// <inheritdoc/>
    protected sealed override PackageFormats Format => PackageFormats.Deb;

    private protected override ArtifactKind Kind => ArtifactKind.Deb;

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. base.Requirements(context), .. GpgRequirement.For(context, context.Settings.Deb.Signed)];
    }

    /// <summary>A package. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs in it; none while the plan is made.</param>
    protected virtual DebPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Deb;
        return new DebPackage
        {
            Package = Model(context, target, programs),
            Payload = Payload(context),
            MultiArch = settings.MultiArch,
            Triggers = [.. settings.Triggers],
            Fields = [.. settings.Fields.Select(field => new DebField(field.Key, field.Value))],
            DependsOnLibraries = context.Settings.LinuxPackages.LibraryDependencies,
            SignatureRole = settings.SignatureRole,
        };
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        using var signer = Signer(context, context.Settings.Deb.Signed, log);
        var package = Describe(context, TargetTable.Get(artifact.Target!), artifact.Inputs) with { Signer = signer };
        Remark(context, artifact, package.UnresolvedLibraries().Select(library => $"no package is known that brings {library}; name it in Settings.Deb.Depends"));
        var written = await DebFile.WriteAsync(context.FullPath(artifact), package, cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    private protected override PackageFormatSettings FormatSettings(ReleaseContext context) => context.Settings.Deb;

    private protected override PackageOutline Outline(ReleaseContext context, Target target)
    {
        var package = Describe(context, target, []);
        return new PackageOutline(package.FileName, package.Package, package.Problems(),
        [
            $"triggers={string.Join('\n', package.Triggers)}", $"fields={string.Join('\n', package.Fields)}", $"multi-arch={package.MultiArch}",
            $"libraries={package.DependsOnLibraries}", $"signed={SignedBy(context, context.Settings.Deb.Signed)}", $"role={package.SignatureRole}",
        ]);
    }
}
