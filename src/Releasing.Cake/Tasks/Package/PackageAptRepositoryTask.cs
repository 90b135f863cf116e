using System.Globalization;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.Gpg;
using Releasing.Formats.AptRepository;

namespace Releasing.Cake.Tasks;

/// <summary>Makes a static repository for apt of the release's Debian packages, in <c>artifacts/apt</c>, to be served by any web server.</summary>
[TaskName(TaskNames.PackageAptRepository)]
[TaskDescription("Makes a static repository for apt of the release's packages")]
[IsDependentOn(typeof(PackageDebTask))]
public class PackageAptRepositoryTask : ArtifactTask
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
        var settings = context.Settings.AptRepository;
        var suite = Describe(context);
        var packages = context.Plan.Of(ArtifactKind.Deb).ToList();
        var older = RepositoryFiles.Matching(context, settings.Packages, []);
        if (packages.Count + older.Count > 0)
        {
            yield return new PlannedArtifact
            {
                Kind = ArtifactKind.Repository,
                Name = "apt",
                Path = "apt",
                Inputs = packages,
                Files = older,
                Facts =
                [
                    $"suite={suite.Suite}", $"codename={suite.Codename}", $"component={suite.Component}", $"origin={suite.Origin}", $"label={suite.Label}",
                    $"description={suite.Description}", string.Create(CultureInfo.InvariantCulture, $"valid={suite.ValidFor}"), $"signed={context.Settings.Gpg.Fact(context)}",
                ],
            };
        }
    }

    /// <summary>What the repository says of itself. Override it to change what the settings do not reach.</summary>
    /// <param name="context">The release.</param>
    protected virtual AptSuite Describe(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.AptRepository;
        return new AptSuite
        {
            Suite = settings.Suite,
            Component = settings.Component,
            Origin = settings.Origin ?? context.Project.Name,
            Label = settings.Label ?? context.Project.Name,
            Date = context.Version.ContentDate,
        };
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var suite = Describe(context);
        using var signer = context.Settings.Gpg.IsSet(context) ? new GpgSigner(context, context.Settings.Gpg, Name, log) : null;
        if (signer is null)
        {
            context.Run.Remark($"{Name}: without a key the repository is not signed, and apt installs from it only with [trusted=yes]. See Settings.Gpg.");
        }
        else
        {
            suite = suite with { Signer = signer, ClearSigner = signer, PublicKey = await signer.ExportAsync(cancellationToken) };
        }

        await AptRepositoryFolder.WriteAsync(context.FullPath(artifact), suite, RepositoryPackages.Of(context, artifact), cancellationToken);
        return null;
    }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context) ?? (context.Settings.AptRepository.Enabled ? null : RepositoryPackages.NotAskedFor);
    }
}
