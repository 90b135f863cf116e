using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Formats.Archives;
using Releasing.Git;
using ArchiveSettings = Releasing.Formats.Archives.ArchiveSettings;

namespace Releasing.Cake.Tasks;

/// <summary>Packs the sources of the commit by the rules of <c>git archive</c>; uncommitted changes are not in it.</summary>
[TaskName(TaskNames.SourceArchive)]
[TaskDescription("Packs the sources of the commit as tar.gz and zip")]
[IsDependentOn(typeof(PreflightTask))]
[IsDependentOn(typeof(TestTask))]
public class SourceArchiveTask : ArtifactTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) => [GitRequirement.Because("reads the sources of the commit")];

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.SourceArchive;
        var name = NameTemplateRules.Fill(settings.NameTemplate, NameWords.For(context));
        if (settings.TarGz)
        {
            yield return Planned(".tar.gz");
        }

        if (settings.Zip)
        {
            yield return Planned(".zip");
        }

        PlannedArtifact Planned(string ending) => new()
        {
            Kind = ArtifactKind.SourceArchive,
            Name = AssetName.From(name + ending),
            // Only the commit counts, so an edit does not make a new source archive.
            Facts = [$"commit={context.Version.Commit}", $"folder={Folder(context)}"],
        };
    }

    /// <summary>The folder everything lies in inside the archive. Default: <c>{name}-{version}</c>.</summary>
    /// <param name="context">The release.</param>
    protected virtual string Folder(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AssetName.From(NameTemplateRules.Fill("{name}-{version}", NameWords.For(context)));
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var written = await SourceArchive.WriteAsync(
            context.Git,
            context.Version.Commit,
            Folder(context),
            context.FullPath(artifact),
            new ArchiveSettings
            {
                Format = artifact.Name.EndsWith(".zip", StringComparison.Ordinal) ? ArchiveFormat.Zip : ArchiveFormat.TarGz,
                ModificationTime = context.Version.ContentDate,
            },
            cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }
}
