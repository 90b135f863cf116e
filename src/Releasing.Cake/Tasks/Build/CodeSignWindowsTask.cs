using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Builders;
using Releasing.Cake.CodeSigning;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Puts an Authenticode signature into every Windows program.</summary>
[TaskName(TaskNames.CodeSignWindows)]
[TaskDescription("Signs the Windows programs (Authenticode)")]
[IsDependentOn(typeof(CrossCompileTask))]
public class CodeSignWindowsTask : CodeSignTask
{
    /// <inheritdoc/>
    protected override TargetOs System => TargetOs.Windows;

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SkipReason(context) is null ? AuthenticodeRequirement.For(context, "signs the Windows programs") : [];
    }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.CodeSigning.Windows;
        return base.SkipReason(context) ?? (settings.Enabled switch
        {
            false => "Settings.CodeSigning.Windows.Enabled is false",
            null when !settings.IsSet(context) => $"there is no certificate ({settings.Pfx.Source}, Settings.CodeSigning.Windows)",
            _ => null,
        });
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Facts(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.CodeSigning.Windows.Facts(context);
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var where = $"{Name}: {artifact.Target}: {artifact.Name}";
        var path = context.FullPath(artifact);
        await new AuthenticodeSigner(context, where, log).SignAsync(context.FullPath(artifact.Inputs[0]), path, cancellationToken);
        BinaryCheck.Require(path, where, TargetTable.Get(artifact.Target!), maxGlibc: null);
        return null;
    }
}
