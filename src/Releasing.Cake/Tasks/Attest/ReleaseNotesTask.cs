using System.Text;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Notes.Rendering;

namespace Releasing.Cake.Tasks;

/// <summary>Writes the text of the release page from the commits since the previous release.</summary>
[TaskName(TaskNames.ReleaseNotes)]
[TaskDescription("Writes the text of the release page")]
[IsDependentOn(typeof(PreflightTask))]
public class ReleaseNotesTask : ArtifactTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) => [GitRequirement.Because("reads the commits since the previous release")];

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        yield return new PlannedArtifact
        {
            Kind = ArtifactKind.ReleaseNotes,
            Name = "release-notes.md",
            Path = "work/release-notes.md",
            Files = context.Settings.Notes.HeaderFile is { } header ? [header] : [],
            Facts = [$"commit={context.Version.Commit}", $"previous={context.Version.PreviousTag}", $"remote={context.Project.Remote}"],
        };
    }

    /// <summary>The Markdown of the release page. Override it to write another one.</summary>
    /// <param name="context">The release.</param>
    /// <returns>Text with LF line ends.</returns>
    protected virtual string Describe(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var changes = MarkdownNotes.Render(context.Changes);
        return context.Settings.Notes.HeaderFile is { } header ? ReadHeader(context, header) + "\n\n" + changes : changes;
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var bytes = Encoding.UTF8.GetBytes(Describe(context));
        var written = await AtomicFile.WriteHashedAsync(
            context.FullPath(artifact), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    private static string ReadHeader(ReleaseContext context, string header)
    {
        var path = RepositoryFiles.FullPath(context, header);
        return File.Exists(path)
            ? File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n')
            : throw new ReleaseException($"{TaskNames.ReleaseNotes}: there is no file '{TerminalText.Clean(header)}'. Correct Settings.Notes.HeaderFile.");
    }
}
