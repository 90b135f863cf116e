using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Gzip;
using Releasing.Targets;
using ArchiveSettings = Releasing.Cake.Settings.ArchiveSettings;

namespace Releasing.Cake.Tasks;

/// <summary>Packs each target's programs with licence, readme, changelog, completions and man pages: tar.gz for Unix, zip for Windows.</summary>
[TaskName(TaskNames.Archive)]
[TaskDescription("Packs each target's programs as tar.gz or zip")]
[IsDependentOn(typeof(CodeSignStage))]
public class ArchiveTask : ArtifactTask
{
    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Archive;
        var files = RepositoryFiles.Matching(context, settings.Files, settings.Exclude);
        foreach (var binaries in context.Plan.Of(ArtifactKind.Binary).GroupBy(binary => binary.Target!))
        {
            var target = TargetTable.Get(binaries.Key);
            var words = NameWords.For(context, target);
            yield return new PlannedArtifact
            {
                Kind = ArtifactKind.Archive,
                Name = AssetName.From(NameTemplateRules.Fill(settings.NameTemplate, words) + (target.Os == TargetOs.Windows ? ".zip" : ".tar.gz")),
                Target = target.Name,
                Inputs = [.. binaries],
                Files = files,
                Facts = [$"folder={Folder(settings, words)}"],
            };
        }
    }

    /// <summary>The contents of an archive. Override it to add, rename or leave out members.</summary>
    /// <param name="context">The release.</param>
    /// <param name="artifact">The archive; its inputs are the programs, its files those of the repository.</param>
    /// <returns>The members in any order.</returns>
    protected virtual IList<ArchiveEntry> Describe(ReleaseContext context, PlannedArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var folder = Folder(context.Settings.Archive, NameWords.For(context, TargetTable.Get(artifact.Target!)));
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return
        [
            .. artifact.Inputs.Select(input => ArchiveEntry.File(prefix + input.Name, context.Content(input), executable: true)),
            .. artifact.Files.Select(file => ArchiveEntry.File(prefix + file, ContentSource.FromFile(RepositoryFiles.FullPath(context, file)), RepositoryFiles.IsExecutable(context, file))),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var written = await ArchiveFile.WriteAsync(
            context.FullPath(artifact),
            Describe(context, artifact),
            new Formats.Archives.ArchiveSettings
            {
                Format = artifact.Name.EndsWith(".zip", StringComparison.Ordinal) ? ArchiveFormat.Zip : ArchiveFormat.TarGz,
                ModificationTime = context.Version.ContentDate,
                Compression = new DeflateSettings { Parallelism = ThreadsOfEach(context), Shared = context.Compressed },
            },
            cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    private static string Folder(ArchiveSettings settings, IReadOnlyDictionary<string, string> words) =>
        settings.FolderTemplate is null ? "" : NameTemplateRules.Fill(settings.FolderTemplate, words);
}
