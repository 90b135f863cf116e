using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Cake.Builders;
using Releasing.Cake.Forges;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Verifying;
using Releasing.Effects;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;
using Releasing.Git;
using Releasing.Notes.Pages;
using Releasing.Projects;
using Releasing.Services;
using Releasing.Services.GitHub.Releases;
using Releasing.Versions;
using Spectre.Console;

namespace Releasing.Cake;

/// <summary>
/// The release that the tasks work on: settings, version, plan, catalogue and store. A repository derives from it to change
/// the settings in the constructor; everything that reads them is computed when it is first asked for, so the constructor of
/// a derived class always comes first.
/// </summary>
public class ReleaseContext : FrostingContext
{
    private readonly Lazy<GitRepository> _git;
    private readonly Lazy<ReleaseVersion> _version;
    private readonly Lazy<ProjectMetadata> _project;
    private readonly Lazy<ReleaseNotes> _changes;
    private readonly Lazy<Catalogue> _catalogue;
    private readonly Lazy<TargetSelection> _selection;
    private readonly Lazy<ToolInspector> _tools;
    private readonly Lazy<IReleaseStore> _store;
    private readonly Lazy<CompressedContents> _compressed;
    private readonly Lazy<SignerSource> _signers;
    private readonly Lazy<DraftReport> _draftReport;
    private ReleasePlan? _plan;
    private TaskGraph? _graph;
    private IReadOnlyDictionary<string, IFrostingTask> _tasks = new Dictionary<string, IFrostingTask>();

    /// <summary>Creates the context; settings are still at their defaults.</summary>
    /// <param name="context">Cake's own context.</param>
    public ReleaseContext(ICakeContext context)
        : base(context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Options = ReleaseArguments.Read(context.Arguments);
        Root = RepositoryRoot.Find(context.Environment.WorkingDirectory.FullPath);
        _git = new(() => GitRepository.Open(Root));
        _version = new(CreateVersion);
        _project = new(() => Settings.Project.Over(ProjectMetadata.Detect(Root, Git)));
        _changes = new(() => ReleaseNotes.Collect(Git, Version, tagPrefix: Settings.TagPrefix));
        _catalogue = new(() => Catalogue.Open(ArtifactsFolder));
        _selection = new(() => TargetSelection.Create(this));
        _tools = new(() => new ToolInspector(this));
        _store = new(() => CreateStore(Settings.Store));
        _compressed = new(OpenCompressed);
        _signers = new(() => new SignerSource(this));
        _draftReport = new(() => new DraftReport(this));
        GitHub = new GitHubAccess(this);
        Settings.ChooseStore = setting => StoreChoice.Of(this, setting);
        Fingerprints = new Fingerprints(this);
        Secrets = SecretMask.Of(context.Environment.GetEnvironmentVariables()!);
        Progress = new PlainProgress(Log);
    }

    /// <summary>What a repository can change.</summary>
    public ReleaseSettings Settings { get; } = new();

    /// <summary>The arguments that every task understands.</summary>
    public ReleaseArguments Options { get; }

    /// <summary>The repository's folder, full path.</summary>
    public string Root { get; }

    /// <summary>The artifacts folder, full path.</summary>
    public string ArtifactsFolder => Path.GetFullPath(Path.Combine(Root, Settings.Output));

    /// <summary>Everything intermediate, full path; safe to delete.</summary>
    public string WorkFolder => Path.Combine(ArtifactsFolder, "work");

    /// <summary>The one clock. Contents never use it: they take <see cref="ReleaseVersion.ContentDate"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The repository's history.</summary>
    public GitRepository Git => _git.Value;

    /// <summary>The version being released.</summary>
    public ReleaseVersion Version => _version.Value;

    /// <summary>Name, description, licence, homepage and maintainer: the settings over what the manifests say.</summary>
    public ProjectMetadata Project => _project.Value;

    /// <summary>What changed since the release before this one.</summary>
    public ReleaseNotes Changes => _changes.Value;

    /// <summary>The builders in use, in the order of <see cref="Builders"/>.</summary>
    public IReadOnlyList<IBuilder> UsedBuilders => _selection.Value.Builders;

    /// <summary>What will be built for which target, and what will not and why.</summary>
    public TargetSelection Selection => _selection.Value;

    /// <summary>Every builder this release knows; a repository may add its own.</summary>
    public IList<IBuilder> Builders { get; } = [.. StockBuilders.All()];

    /// <summary>Artifacts that exist and belong to the plan of this run.</summary>
    public ArtifactView Artifacts => new(Plan, Catalogue);

    /// <summary>Everything that was ever made here, whatever the plan.</summary>
    public Catalogue Catalogue => _catalogue.Value;

    /// <summary>Where the release lives.</summary>
    public IReleaseStore Store => _store.Value;

    /// <summary>Programs in compressed form, which an archive and packages share: the first that needs one makes it. Changes no byte of them.</summary>
    public CompressedContents Compressed => _compressed.Value;

    /// <summary>The programs on this machine, with their versions.</summary>
    public ToolInspector ToolInspector => _tools.Value;

    /// <summary>What happened in this run.</summary>
    public ReleaseRun Run { get; } = new();

    /// <summary>What must never be printed: the secrets of the environment, and whatever a task adds.</summary>
    public SecretMask Secrets { get; }

    /// <summary>Computes what decides an artifact's bytes.</summary>
    public Fingerprints Fingerprints { get; }

    /// <summary>Where tables are written; everything else goes to the log.</summary>
    public IAnsiConsole Terminal { get; internal set; } = AnsiConsole.Console;

    /// <summary>How long work is shown.</summary>
    public IProgressDisplay Progress { get; internal set; }

    /// <summary>The draft was verified in this run; set by <c>Verify.Draft</c>. Nothing that cannot be taken back happens before.</summary>
    public bool VerificationPassed { get; internal set; }

    /// <summary>Called after every ledger record that is safe on the disk; for tests that end the process there.</summary>
    public Action<LedgerRecord>? LedgerWritten { get; set; }

    /// <summary>Called between an effect and the record of its outcome; for tests that end the process there.</summary>
    public Action<IEffect>? EffectApplied { get; set; }

    /// <summary>True under any of the usual CI systems.</summary>
    public bool IsCI => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every artifact the tasks of this run will make. Asking for it starts no compiler.</summary>
    public ReleasePlan Plan
    {
        get
        {
            if (_plan is null)
            {
                // Set before it is filled: a task that plans asks what the tasks before it planned.
                _plan = new ReleasePlan();
                foreach (var task in PlannedTasks.OfType<ArtifactTask>())
                {
                    if (task.SkipReason(this) is null)
                    {
                        _plan.Add(task.Name, task.Plan(this));
                    }
                }
            }

            return _plan;
        }
    }

    /// <summary>The tasks that run for the target asked for (for <c>Plan</c> and <c>Doctor</c>: the target they speak of), in order.</summary>
    public IReadOnlyList<IFrostingTask> PlannedTasks => _graph is null ? [] : [.. _graph.OrderFor(OnlyAsks ? Options.For : Options.Targets).Select(name => _tasks[name])];

    /// <summary>The run asks what would happen (<c>Plan</c>, <c>Doctor</c>) and changes nothing.</summary>
    internal bool OnlyAsks => Options.Targets.Any(target => target.Equals(TaskNames.Plan, StringComparison.OrdinalIgnoreCase)
        || target.Equals(TaskNames.Doctor, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who signs in this run.</summary>
    internal SignerSource Signers => _signers.Value;

    /// <summary>How many assets go to the store or come from it at once.</summary>
    internal int TransferParallelism => Math.Max(Settings.Parallelism, Store.Limits.SideBySide);

    /// <summary>The GitHub of this release.</summary>
    internal GitHubAccess GitHub { get; }

    /// <summary>The report of the draft's verification.</summary>
    internal DraftReport DraftReport => _draftReport.Value;

    /// <summary>The version when anything has asked for it and it could be told; null otherwise.</summary>
    internal ReleaseVersion? KnownVersion => _version.IsValueCreated ? _version.Value : null;

    /// <summary>The project's metadata when anything has asked for it and it could be read; null otherwise.</summary>
    internal ProjectMetadata? KnownProject => _project.IsValueCreated ? _project.Value : null;

    /// <summary>The names of the tasks that run for the targets asked for, in order.</summary>
    internal IReadOnlyList<string> AskedNames => _graph?.OrderFor(Options.Targets) ?? [];

    /// <summary>The tasks of the graph by name.</summary>
    public IReadOnlyDictionary<string, IFrostingTask> TasksByName => _tasks;

    /// <summary>What a task waits for directly.</summary>
    internal IReadOnlyList<string> DependenciesOf(string task) => _graph?.DependenciesOf(task) ?? [];

    /// <summary>A task and everything that runs before it.</summary>
    internal IReadOnlyList<string> TasksBefore(string task) => _graph?.OrderFor([task]) ?? [];

    /// <summary>The full path of a planned artifact.</summary>
    /// <param name="artifact">One with a path.</param>
    public string FullPath(PlannedArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Path.Combine(ArtifactsFolder, (artifact.Path ?? throw new ReleaseException($"{artifact.Task}: {artifact.Name} is an image and has no file. Ask for its digest instead."))
            .Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>The bytes of an artifact, with the digest that the catalogue has of it.</summary>
    /// <param name="artifact">One with a path.</param>
    public ContentSource Content(PlannedArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Catalogue.Find(artifact.Identity) is { } made ? ContentSource.FromFile(FullPath(artifact), made.Sha256) : ContentSource.FromFile(FullPath(artifact));
    }

    /// <summary>The artifacts folder relative to the repository with <c>/</c>; null when it lies outside.</summary>
    internal string? OutputInRepository
    {
        get
        {
            var relative = Path.GetRelativePath(Root, ArtifactsFolder).Replace(Path.DirectorySeparatorChar, '/');
            return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
        }
    }

    private CompressedContents OpenCompressed()
    {
        var compressed = new CompressedContents(Path.Combine(WorkFolder, "compressed"));
        compressed.Keep(Catalogue.All.Select(artifact => artifact.Sha256));
        return compressed;
    }

    private ReleaseVersion CreateVersion() => VersionSource.Find(Git, new VersionSettings
    {
        TagPrefix = Settings.TagPrefix,
        Snapshot = Options.Snapshot,
        AllowDirty = Options.AllowDirty,
        IgnoredPaths = OutputInRepository is { } output ? [output] : [],
    });

    /// <summary>The line with every secret this release knows replaced by <c>***</c>.</summary>
    /// <param name="line">A line to log.</param>
    public virtual string Mask(string line) => Secrets.Apply(line);

    /// <summary>Makes the store of a name. A repository overrides it to bring a store of its own.</summary>
    /// <param name="name">The setting or <c>--store</c>.</param>
    protected virtual IReleaseStore CreateStore(string name) => name switch
    {
        StoreChoice.Local => new LocalStore(Path.Combine(ArtifactsFolder, "store")),
        StoreChoice.GitHub => new GitHubStore(GitHub.Client, GitHub.RequiredRepository.Owner, GitHub.RequiredRepository.Name),
        _ => throw new ReleaseException($"Store: there is no store '{TerminalText.Clean(name)}'. Use 'local' or 'github'."),
    };

    /// <summary>Applies the arguments over the settings and checks both; called once, after the constructors.</summary>
    internal void Attach(TaskGraph graph, IReadOnlyDictionary<string, IFrostingTask> tasks)
    {
        _graph = graph;
        _tasks = tasks;
        Settings.Parallelism = Options.Parallelism ?? Settings.Parallelism;
        Settings.Output = Options.Output ?? Settings.Output;
        foreach (var name in Options.Skip)
        {
            Settings.Disable(name, "left out by --skip");
        }

        var problems = StartUpCheck.Problems(this, graph, tasks);
        if (problems.Count > 0)
        {
            throw new PreflightException("Settings", problems);
        }

        foreach (var task in tasks.Values.OfType<ReleaseTask>())
        {
            task.Context = this;
        }
    }
}
