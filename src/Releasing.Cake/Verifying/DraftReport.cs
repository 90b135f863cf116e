using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Services;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Verifying;

/// <summary>The report of the draft's verification as files beside the others, from which the effects that attach it are rebuilt.</summary>
internal sealed class DraftReport(ReleaseContext context)
{
    private readonly List<AssetUpload> _uploads = [];
    private AttachedReport? _report;

    /// <summary>Its names and texts.</summary>
    public AttachedReport Report => _report ??= new AttachedReport(
        AssetName.From(NameTemplateRules.Fill("{name}-{version}", NameWords.For(context))), TitleOf(context));

    /// <summary>The task that attaches it is not left out.</summary>
    public bool IsWanted => context.TasksByName.GetValueOrDefault(TaskNames.PublishReport) is ReleaseTask task && task.SkipReason(context) is null;

    /// <summary>The files; none before <see cref="PrepareAsync"/>.</summary>
    public IReadOnlyList<AssetUpload> Uploads => _uploads;

    /// <summary>The headline of every report of this release.</summary>
    public static string TitleOf(ReleaseContext context) => $"Verification of {context.Project.Name} {context.Version.Version}";

    /// <summary>Writes the files: for a draft what this run has found, for a public release what it holds.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ReleaseException">The draft was not verified in this run.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var view = new ReleaseView(context.Store, context.Version.Tag);
        var isPublic = await view.FindAsync(cancellationToken) is { IsDraft: false };
        var report = isPublic ? null : await OfDraftAsync(view, cancellationToken);
        _uploads.Clear();
        foreach (var name in Report.Names)
        {
            // What a public release holds is only taken over when it is the report of these files; the effect names the conflict otherwise.
            var bytes = report is not null ? Report.BytesOf(name, report)
                : await Report.ProblemAsync(view, name, cancellationToken) is null ? await AttachedReport.ReadAsync(view, name, cancellationToken)
                : null;
            if (bytes is not null)
            {
                await WriteAsync(name, bytes, cancellationToken);
            }
        }

        RemoveOthers();
    }

    // One of an earlier run that says the same stays, although another machine could start other programs.
    private async Task<FolderReport> OfDraftAsync(ReleaseView view, CancellationToken cancellationToken)
    {
        if (!context.VerificationPassed || context.Run.Downloaded is not { } found)
        {
            throw new ReleaseException($"{TaskNames.PublishReport}: there is no verification of the draft in this run to report. Let {TaskNames.VerifyDraft} run before it.");
        }

        return await Report.FindAsync(view, cancellationToken) is { } there && there.SaysTheSameAs(found) ? there : found;
    }

    private async Task WriteAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Folder);
        if (!File.Exists(path) || !(await File.ReadAllBytesAsync(path, cancellationToken)).AsSpan().SequenceEqual(bytes))
        {
            await AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
        }

        var mediaType = name == Report.JsonName ? "application/json" : "text/markdown";
        _uploads.Add(new AssetUpload(name, mediaType, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, path) { Order = EffectOrder.Report });
    }

    // Nothing in the catalogue knows of the report of an earlier version.
    private void RemoveOthers()
    {
        foreach (var file in new[] { ReportFile.MarkdownEnding, ReportFile.JsonEnding }.SelectMany(ending => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + ending) : []))
        {
            if (!_uploads.Exists(upload => upload.Name == Path.GetFileName(file)))
            {
                File.Delete(file);
            }
        }
    }

    private string Folder => Path.Combine(context.ArtifactsFolder, "dist");
}
