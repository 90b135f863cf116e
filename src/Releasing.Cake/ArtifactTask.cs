using System.Diagnostics;
using Releasing.Artifacts;
using Releasing.Cake.Running;

namespace Releasing.Cake;

/// <summary>
/// A task that makes files. It first says what it will make, and is then asked to make each; running side by side, what is
/// up to date, the catalogue, logs and progress are done here once for all of them.
/// </summary>
public abstract class ArtifactTask : ReleaseTask
{
    /// <summary>What will be made: names, kinds, targets and inputs. Nothing is built and nothing is written.</summary>
    /// <param name="context">The release; <c>context.Plan</c> holds what earlier tasks answered.</param>
    public abstract IEnumerable<PlannedArtifact> Plan(ReleaseContext context);

    /// <summary>Makes one artifact at <c>context.FullPath(artifact)</c>, written aside and renamed.</summary>
    /// <param name="context">The release.</param>
    /// <param name="artifact">What was planned.</param>
    /// <param name="log">Where lines go, so that one artifact's stay together.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The digest of the bytes when it was computed while writing, otherwise null: the file is then read once.</returns>
    protected abstract Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken);

    /// <summary>
    /// Artifacts that are made together, such as all programs of one target in one run of the compiler. Default: each alone.
    /// </summary>
    /// <param name="context">The release.</param>
    /// <param name="planned">What this task planned.</param>
    protected virtual IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned) =>
        planned.Select(artifact => (IReadOnlyList<PlannedArtifact>)[artifact]);

    /// <summary>Makes a batch. Default: one after the other by <see cref="ProduceAsync"/>.</summary>
    /// <param name="context">The release.</param>
    /// <param name="batch">Artifacts of one batch, all of them out of date or missing in part.</param>
    /// <param name="log">Where lines go.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The digests, in the order of the batch; null where the file is to be read.</returns>
    protected virtual async Task<IReadOnlyList<FileDigest?>> ProduceBatchAsync(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var digests = new List<FileDigest?>(batch.Count);
        foreach (var artifact in batch)
        {
            digests.Add(await ProduceAsync(context, artifact, log, cancellationToken));
        }

        return digests;
    }

    /// <summary>What a batch is called while it is made. Default: its target, or the name of its artifact.</summary>
    /// <param name="batch">Artifacts of one batch.</param>
    protected virtual string TitleOf(IReadOnlyList<PlannedArtifact> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Count == 1 ? batch[0].Name : batch[0].Target ?? batch[0].Name;
    }

    /// <summary>
    /// How many threads may work on one artifact while the others are made side by side: its share of the processors, and a second one that lets the last use what the
    /// others left.
    /// </summary>
    /// <param name="context">The release.</param>
    protected int ThreadsOfEach(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var processors = context.Settings.Parallelism;
        var together = Math.Max(1, Math.Min(processors, context.Plan.By(Name).Count));
        return Math.Min(processors, Math.Max(2, processors / together));
    }

    /// <summary>Makes everything planned that is not up to date.</summary>
    /// <param name="context">The release.</param>
    public sealed override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var planned = context.Plan.By(Name);
        DropStale(context, planned);
        await BeginAsync(context);
        var batches = Batches(context, planned).ToList();
        using var progress = context.Progress.Begin(Name, batches.Count);
        var work = new ParallelWork(AtOnce(context));
        try
        {
            await work.RunAsync(Name, batches, (batch, cancellation) => MakeAsync(context, batch, progress, cancellation));
        }
        finally
        {
            await EndAsync(context);
        }
    }

    /// <summary>How many batches are made side by side. Default: <see cref="Settings.ReleaseSettings.Parallelism"/>.</summary>
    /// <param name="context">The release.</param>
    protected virtual int AtOnce(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Parallelism;
    }

    /// <summary>Called once before it is asked what is up to date: the place to take over what exists elsewhere. Default: nothing.</summary>
    /// <param name="context">The release.</param>
    protected virtual Task BeginAsync(ReleaseContext context) => Task.CompletedTask;

    /// <summary>Called once when everything planned is made or something failed: the place to give back what the whole task shared. Default: nothing.</summary>
    /// <param name="context">The release.</param>
    protected virtual ValueTask EndAsync(ReleaseContext context) => ValueTask.CompletedTask;

    private async Task MakeAsync(ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, IProgressScope progress, CancellationToken cancellationToken)
    {
        var title = TitleOf(batch);
        var watch = Stopwatch.StartNew();
        progress.Started(title);
        var fingerprints = new List<string>(batch.Count);
        foreach (var artifact in batch)
        {
            fingerprints.Add(await context.Fingerprints.OfAsync(artifact, GetType(), cancellationToken));
        }

        var existing = new List<Artifact>(batch.Count);
        for (var index = 0; index < batch.Count; index++)
        {
            if (await Verdict.OfAsync(batch[index], fingerprints[index], context.Catalogue, cancellationToken) is { Recorded: { } artifact })
            {
                existing.Add(artifact);
            }
        }

        if (existing.Count == batch.Count)
        {
            existing.ForEach(artifact => context.Run.Add(artifact, ItemOutcome.UpToDate, TimeSpan.Zero));
            progress.Finished(title, ItemOutcome.UpToDate, watch.Elapsed, []);
            return;
        }

        using var log = new ItemLog(LogPath(context, batch), context.Mask);
        try
        {
            foreach (var artifact in batch)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(context.FullPath(artifact))!);
            }

            var digests = await ProduceBatchAsync(context, batch, log, cancellationToken);
            var made = new List<Artifact>(batch.Count);
            for (var index = 0; index < batch.Count; index++)
            {
                var digest = digests[index] ?? await FileDigest.OfAsync(context.FullPath(batch[index]), cancellationToken);
                made.Add(Made(batch[index], digest, fingerprints[index]));
            }

            context.Catalogue.Record(made);
            made.ForEach(artifact => context.Run.Add(artifact, ItemOutcome.Made, watch.Elapsed));
            progress.Finished(title, ItemOutcome.Made, watch.Elapsed, log.Lines);
        }
        catch
        {
            progress.Finished(title, ItemOutcome.Failed, watch.Elapsed, log.Lines);
            throw;
        }
    }

    // What an earlier plan of this task left for the targets of this run goes; what it made for targets that were not asked for stays.
    private void DropStale(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned)
    {
        var current = planned.Select(ArtifactKey.Of).ToHashSet();
        context.Catalogue.Retain(context.Catalogue.All
            .Where(artifact => artifact.ProducedBy != Name || (artifact.Target is { } target && !context.Selection.TargetNames.Contains(target)))
            .Select(ArtifactKey.Of).Concat(current).ToHashSet());
    }

    private static Artifact Made(PlannedArtifact planned, FileDigest digest, string fingerprint) => new()
    {
        Kind = planned.Kind,
        Name = planned.Name,
        Path = planned.Path,
        Target = planned.Target,
        Subject = planned.Subject,
        Sha256 = digest.Sha256,
        Size = digest.Size,
        ProducedBy = planned.Task,
        Fingerprint = fingerprint,
    };

    private string LogPath(ReleaseContext context, IReadOnlyList<PlannedArtifact> batch) =>
        Path.Combine(context.WorkFolder, "logs", Name, AssetName.From(TitleOf(batch)) + ".log");
}
