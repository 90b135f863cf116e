using System.Text;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Notes.Rendering.Templates;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Writes the text of the release page from the commits since the previous release: <c>artifacts/work/release-notes.md</c>, its HTML for the report beside it, and with <c>--notes-format</c> another form. Whoever
/// asks for it by name also sees it. <c>--from</c> and <c>--to</c> name another range.
/// </summary>
[TaskName(TaskNames.ReleaseNotes)]
[TaskDescription("Writes the text of the release page")]
[IsDependentOn(typeof(PreflightTask))]
public class ReleaseNotesTask : ArtifactTask
{
    internal const string FileName = "release-notes.md";

    /// <summary>What the report of the run shows.</summary>
    internal const string HtmlName = "release-notes.html";

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) => [GitRequirement.Because("reads the commits since the previous release")];

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var format = NotesArguments.Read(context.Arguments).Format;
        yield return Planned(context, FileName);
        yield return Planned(context, HtmlName);
        if (format is not (NotesFormat.Markdown or NotesFormat.Html))
        {
            yield return Planned(context, NameOf(format));
        }
    }

    /// <summary>What the page says. Override it to add or to leave out.</summary>
    /// <param name="context">The release.</param>
    protected virtual ReleaseNotes Collect(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return NotesModel.Of(context);
    }

    /// <summary>The Markdown of the release page. Override it to write another one.</summary>
    /// <param name="context">The release.</param>
    /// <param name="notes">What it says.</param>
    /// <returns>Text with LF line ends.</returns>
    protected virtual string Describe(ReleaseContext context, ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(context);
        return NotesCliff.Page(context) is { } page ? page : context.Settings.Notes.TemplateFile is { } template ? TemplateNotes.Render(notes, ReadTemplate(context, template), template) : MarkdownNotes.Render(notes);
    }

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned) => [planned];

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<FileDigest?>> ProduceBatchAsync(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(batch);
        NotesCliff.Warn(context);
        var notes = await NotesEnrichment.ApplyAsync(context, Collect(context), log, cancellationToken);
        var digests = new List<FileDigest?>(batch.Count);
        foreach (var artifact in batch)
        {
            var format = FormatOf(artifact);
            var bytes = Encoding.UTF8.GetBytes(format == NotesFormat.Markdown ? Describe(context, notes) : NotesRenderer.Render(notes, format));
            var written = await AtomicFile.WriteHashedAsync(
                context.FullPath(artifact), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
            digests.Add(new FileDigest(written.Sha256, written.Size));
        }

        return digests;
    }

    /// <inheritdoc/>
    protected override Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken) =>
        throw new ReleaseException($"{Name}: the forms of the notes are written together. Override Describe instead.");

    /// <inheritdoc/>
    protected override ValueTask EndAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Run.Failure is null && context.Options.Targets.Contains(Name, StringComparer.OrdinalIgnoreCase) && context.Plan.By(Name).FirstOrDefault(planned => planned.Name == NameOf(NotesArguments.Read(context.Arguments).Format)) is { } asked && File.Exists(context.FullPath(asked)))
        {
            // Not through the log, which colours, and not laid out for any width: for whoever reads or pipes it.
            context.Terminal.Profile.Out.Writer.Write(context.Mask(PlainText.Lines(File.ReadAllText(context.FullPath(asked)))));
        }

        return ValueTask.CompletedTask;
    }

    private static PlannedArtifact Planned(ReleaseContext context, string name) => new()
    {
        Kind = ArtifactKind.ReleaseNotes,
        Name = name,
        Path = "work/" + name,
        Files = [.. new[] { context.Settings.Notes.HeaderFile, context.Settings.Notes.TemplateFile, NotesModel.CliffFileOf(context) }.OfType<string>()],
        Facts = NotesModel.Facts(context),
    };

    private static string NameOf(NotesFormat format) => format switch
    {
        NotesFormat.Text => "release-notes.txt",
        NotesFormat.Json => "release-notes.json",
        NotesFormat.Html => HtmlName,
        _ => FileName,
    };

    private static NotesFormat FormatOf(PlannedArtifact artifact) => Enum.GetValues<NotesFormat>().Single(format => NameOf(format) == artifact.Name);

    private static string ReadTemplate(ReleaseContext context, string template)
    {
        var path = RepositoryFiles.FullPath(context, template);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new ReleaseException($"{TaskNames.ReleaseNotes}: there is no file '{TerminalText.Clean(template)}'. Correct Settings.Notes.TemplateFile.");
    }
}
