using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Formats.Apk;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Packs the Linux programs for Alpine: one package for each processor, from the target with musl.</summary>
[TaskName(TaskNames.PackageApk)]
[TaskDescription("Packs the Linux programs for Alpine")]
[IsDependentOn(typeof(CodeSignStage))]
public class PackageApkTask : LinuxPackageTask
{
    /// <inheritdoc/>
    protected sealed override PackageFormats Format => PackageFormats.Apk;

    private protected override ArtifactKind Kind => ArtifactKind.Apk;

    /// <summary>A package. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs in it; none while the plan is made.</param>
    protected virtual ApkPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Apk;
        return new ApkPackage
        {
            Package = Model(context, target, programs),
            Payload = Payload(context),
            Version = settings.Version ?? "",
            Commit = context.Version.Dirty ? "" : context.Version.Commit,
            Triggers = [.. settings.Triggers],
            TriggerScript = PackageScriptSettings.Read(context.Root, settings.TriggerScript, "Settings.Apk.TriggerScript"),
            TracesContents = context.Settings.LinuxPackages.LibraryDependencies,
        };
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        using var key = context.Settings.Apk.OpenKey(context);
        var package = Describe(context, TargetTable.Get(artifact.Target!), artifact.Inputs) with { Signer = key };
        var written = await ApkFile.WriteAsync(context.FullPath(artifact), package, cancellationToken);
        if (!package.Package.Services.IsEmpty)
        {
            Remark(context, artifact, ["the services are left out, because Alpine starts services with OpenRC and not with systemd"]);
        }

        return new FileDigest(written.Sha256, written.Size);
    }

    /// <summary>Alpine has no form for every version, and that is no reason to release nothing.</summary>
    private protected override string? WhyNot(ReleaseContext context)
    {
        var shared = context.Settings.LinuxPackages;
        var version = new PackageVersion { Upstream = context.Version.Version, Epoch = shared.Epoch, Release = shared.Release };
        return context.Settings.Apk.Version is null && ApkVersion.Problem(version) is { } problem ? $"{problem}; give it in Alpine's form in Settings.Apk.Version" : null;
    }

    private protected override PackageFormatSettings FormatSettings(ReleaseContext context) => context.Settings.Apk;

    private protected override PackageOutline Outline(ReleaseContext context, Target target)
    {
        var package = Describe(context, target, []);

        // Alpine cannot write every version, and the file's name has it.
        var problems = package.Problems();
        using var key = context.Settings.Apk.OpenKey(context);
        return new PackageOutline(problems.Count > 0 ? package.Package.Name : package.FileName, package.Package, problems,
        [
            $"version={package.Version}", $"commit={package.Commit}", $"triggers={string.Join(' ', package.Triggers)}", $"trigger={package.TriggerScript?.Text}", $"traces={package.TracesContents}",
            $"key={(key is null ? "none" : $"{key.PublicKeyName} {FileDigest.OfText(key.PublicKey)}")}",
        ]);
    }
}
