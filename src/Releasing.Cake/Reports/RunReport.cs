using System.Reflection;
using Cake.Frosting;
using Releasing.Cake.Running;
using Releasing.Services;
using Releasing.Verification.Folders;
using Releasing.Versions;

namespace Releasing.Cake.Reports;

/// <summary>What a run made, taken down once at its end; the closing table, the report page and the step summary all show this.</summary>
internal sealed record RunReport
{
    /// <summary>The product's name.</summary>
    public required string Project { get; init; }

    /// <summary>One line about the product; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The version; null when the run ended before it was known.</summary>
    public ReleaseVersion? Version { get; init; }

    /// <summary>The targets that were asked for.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Every task of the run in its order, those that were not reached at the end.</summary>
    public IReadOnlyList<TaskRun> Tasks { get; init; } = [];

    /// <summary>What each task of <see cref="Tasks"/> waits for directly.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The sentence that describes a task, by its name; tasks without one are not in it.</summary>
    public IReadOnlyDictionary<string, string> Descriptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Artifacts in the order in which they were finished.</summary>
    public IReadOnlyList<MadeArtifact> Artifacts { get; init; } = [];

    /// <summary>What was left out and why.</summary>
    public IReadOnlyList<SkippedItem> Skipped { get; init; } = [];

    /// <summary>What was changed outside the artifacts folder, or found there.</summary>
    public IReadOnlyList<PublishedEffect> Effects { get; init; } = [];

    /// <summary>Sentences worth repeating.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The release as its store holds it; null when this run put it nowhere.</summary>
    public StoredRelease? Release { get; init; }

    /// <summary>The name of the store.</summary>
    public string Store { get; init; } = "";

    /// <summary>What reading the release back has shown; null when it was not read back.</summary>
    public VerificationReport? Verification { get; init; }

    /// <summary>What verifying the downloaded files has shown; null when none were.</summary>
    public FolderReport? Downloaded { get; init; }

    /// <summary>The release notes as elements of HTML, everything from outside in them escaped; null when this run wrote none.</summary>
    public string? Notes { get; init; }

    /// <summary>What ended the run, secrets masked; null when it went well.</summary>
    public string? Failure { get; init; }

    /// <summary>What checks the release, as whoever downloads it types it; null when nobody signed it or it lies nowhere.</summary>
    public string? Verify { get; init; }

    /// <summary>What to type next; null when nothing is left to do.</summary>
    public string? Next { get; init; }

    /// <summary>When the run ended, UTC.</summary>
    public DateTimeOffset Finished { get; init; }

    /// <summary>What users download, in the order of its names.</summary>
    public IReadOnlyList<MadeArtifact> Released =>
        [.. Artifacts.Where(made => made.Artifact.Traits.Released).OrderBy(made => made.Artifact.Name, StringComparer.Ordinal)];

    /// <summary>Takes down a run. The one thing it asks for is where the release lies, and only when this run published something.</summary>
    /// <param name="context">The release, after its last task.</param>
    public static RunReport Of(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = context.Run;
        var project = context.KnownProject;
        return new RunReport
        {
            Project = context.Settings.Project.Name ?? project?.Name ?? Path.GetFileName(context.Root),
            Description = project?.Description,
            Version = context.KnownVersion,
            Asked = context.Options.Targets,
            Tasks = TasksOf(context),
            Dependencies = context.TasksByName.Keys.ToDictionary(name => name, context.DependenciesOf, StringComparer.OrdinalIgnoreCase),
            Descriptions = DescriptionsOf(context),
            Artifacts = run.Artifacts,
            Skipped = run.Skipped,
            Effects = run.Effects,
            Remarks = run.Remarks,
            Release = Find(context),
            Store = context.Settings.Store,
            Verification = run.Verification,
            Downloaded = run.Downloaded,
            Notes = NotesFragment.Of(context),
            Failure = run.Failure is null ? null : context.Mask(run.Failure.Message),
            Verify = VerifyCommand.For(context),
            Next = NextStep.After(context),
            Finished = context.Clock.GetUtcNow(),
        };
    }

    private static List<TaskRun> TasksOf(ReleaseContext context)
    {
        var reached = context.Run.Tasks;
        if (context.Run.Failure is null || context.Arguments.HasArgument("exclusive"))
        {
            return [.. reached];
        }

        var names = reached.Select(task => task.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var end = reached.Count == 0 ? TimeSpan.Zero : reached[^1].Start + reached[^1].Elapsed;
        return [.. reached, .. context.AskedNames.Where(name => !names.Contains(name)).Select(name => new TaskRun(name, TaskState.NotReached, end, TimeSpan.Zero))];
    }

    private static Dictionary<string, string> DescriptionsOf(ReleaseContext context)
    {
        var descriptions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, task) in context.TasksByName)
        {
            if (task.GetType().GetCustomAttribute<TaskDescriptionAttribute>(inherit: false) is { } description)
            {
                descriptions[name] = description.Description;
            }
        }

        return descriptions;
    }

    private static StoredRelease? Find(ReleaseContext context)
    {
        string[] publishers = [TaskNames.PublishDraft, TaskNames.VerifyDraft, TaskNames.PublishRelease];
        if (!context.Run.Tasks.Any(task => task.State != TaskState.Skipped && publishers.Contains(task.Name, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        try
        {
            return context.Store.FindAsync(context.Version.Tag, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is Failures.ReleaseException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            // The run has ended: that its address cannot be told is no reason to say that it failed, or to hide why it did.
            return null;
        }
    }
}
