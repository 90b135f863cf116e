using System.Text;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.Gpg;
using Releasing.Formats.YumRepository;

namespace Releasing.Cake.Tasks;

/// <summary>Makes a static repository for dnf, yum and zypper of the release's RPM packages, in <c>artifacts/yum</c>, to be served by any web server.</summary>
[TaskName(TaskNames.PackageYumRepository)]
[TaskDescription("Makes a static repository for dnf and yum of the release's packages")]
[IsDependentOn(typeof(PackageRpmTask))]
public class PackageYumRepositoryTask : ArtifactTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return GpgRequirement.For(context, signed: null);
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var metadata = Describe(context);
        var packages = context.Plan.Of(ArtifactKind.Rpm).ToList();
        var older = RepositoryFiles.Matching(context, context.Settings.YumRepository.Packages, []);
        if (packages.Count + older.Count > 0)
        {
            yield return new PlannedArtifact
            {
                Kind = ArtifactKind.Repository,
                Name = "yum",
                Path = "yum",
                Inputs = packages,
                Files = older,
                Facts = [$"id={metadata.Id}", $"name={metadata.Name}", $"address={metadata.Address}", $"signed={context.Settings.Gpg.Fact(context)}"],
            };
        }
    }

    /// <summary>How the repository is described. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    protected virtual YumMetadataSettings Describe(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new YumMetadataSettings
        {
            Id = context.Settings.LinuxPackages.NameIn(context),
            Name = context.Project.Name,
            Address = context.Settings.YumRepository.Address is { } address ? new Uri(address) : null,
            Time = context.Version.ContentDate,
        };
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var metadata = Describe(context);
        using var signer = context.Settings.Gpg.IsSet(context) ? new GpgSigner(context, context.Settings.Gpg, Name, log) : null;
        if (signer is null)
        {
            context.Run.Remark($"{Name}: without a key the repository is not signed, and dnf cannot check where it comes from. See Settings.Gpg.");
        }
        else
        {
            metadata = metadata with { Signer = signer, PublicKey = Encoding.ASCII.GetString(await signer.ExportAsync(cancellationToken)) };
        }

        // What an earlier release left in the folder is no part of this one.
        var folder = context.FullPath(artifact);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await YumRepositoryFolder.WriteAsync(folder, metadata, RepositoryPackages.Of(context, artifact), cancellationToken);
        return null;
    }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context) ?? (context.Settings.YumRepository.Enabled ? null : RepositoryPackages.NotAskedFor);
    }
}
