using Releasing.Artifacts;
using Releasing.Services;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Running;

/// <summary>What happened in this run, for the summary and the report. Members may be called from several threads.</summary>
public sealed class ReleaseRun
{
    private readonly Lock _gate = new();
    private readonly List<MadeArtifact> _artifacts = [];
    private readonly List<SkippedItem> _skipped = [];
    private readonly List<PublishedEffect> _effects = [];
    private readonly List<string> _remarks = [];
    private readonly List<TaskRun> _tasks = [];

    /// <summary>Artifacts in the order they were finished.</summary>
    public IReadOnlyList<MadeArtifact> Artifacts => Copy(_artifacts);

    /// <summary>Tasks and targets that were left out.</summary>
    public IReadOnlyList<SkippedItem> Skipped => Copy(_skipped);

    /// <summary>Effects in the order they were finished.</summary>
    public IReadOnlyList<PublishedEffect> Effects => Copy(_effects);

    /// <summary>Sentences worth repeating at the end: where the release lies, what to type next.</summary>
    public IReadOnlyList<string> Remarks => Copy(_remarks);

    /// <summary>What reading the draft back has shown; null when it was not read.</summary>
    public VerificationReport? Verification { get; internal set; }

    /// <summary>What verifying the files that were downloaded last has shown; null when none were.</summary>
    public FolderReport? Downloaded { get; internal set; }

    /// <summary>Tasks in the order in which they ended, skipped ones included.</summary>
    public IReadOnlyList<TaskRun> Tasks => Copy(_tasks);

    /// <summary>What ended the run; null while it goes well.</summary>
    public Exception? Failure { get; internal set; }

    /// <summary>An artifact is there.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="outcome">Made or up to date.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Add(Artifact artifact, ItemOutcome outcome, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _artifacts.Add(new MadeArtifact(artifact, outcome, elapsed));
        }
    }

    /// <summary>What was made is replaced by what the release holds already.</summary>
    /// <param name="artifact">The artifact with the digest of what is there.</param>
    internal void Adopt(Artifact artifact)
    {
        lock (_gate)
        {
            _artifacts.RemoveAll(made => made.Artifact.Identity == artifact.Identity);
            _artifacts.Add(new MadeArtifact(artifact, ItemOutcome.UpToDate, TimeSpan.Zero));
        }
    }

    /// <summary>Something was left out; repeated calls count once.</summary>
    /// <param name="what">A task or target.</param>
    /// <param name="reason">Why.</param>
    public void Skip(string what, string reason)
    {
        lock (_gate)
        {
            var item = new SkippedItem(what, reason);
            if (!_skipped.Contains(item))
            {
                _skipped.Add(item);
            }
        }
    }

    /// <summary>An effect is done.</summary>
    /// <param name="description">What it did.</param>
    /// <param name="outcome">How it ended, in a word or two.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Add(string description, string outcome, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _effects.Add(new PublishedEffect(description, outcome, elapsed));
        }
    }

    /// <summary>A sentence worth repeating at the end.</summary>
    /// <param name="sentence">A full sentence.</param>
    public void Remark(string sentence)
    {
        lock (_gate)
        {
            if (!_remarks.Contains(sentence))
            {
                _remarks.Add(sentence);
            }
        }
    }

    /// <summary>A task has ended.</summary>
    /// <param name="task">How.</param>
    internal void Add(TaskRun task)
    {
        lock (_gate)
        {
            _tasks.Add(task);
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}

/// <summary>An artifact with how it came to be.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Outcome">Made or up to date.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record MadeArtifact(Artifact Artifact, ItemOutcome Outcome, TimeSpan Elapsed);

/// <summary>Something that was left out.</summary>
/// <param name="What">A task or target.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedItem(string What, string Reason);

/// <summary>An effect with how it ended.</summary>
/// <param name="Description">What it did.</param>
/// <param name="Outcome">How it ended, in a word or two.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record PublishedEffect(string Description, string Outcome, TimeSpan Elapsed);
