using Releasing.Cake.Planning;
using Releasing.Cake.Tools.DotNet;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>Publishes .NET programs, each as one file.</summary>
public sealed class DotNetBuilder : IBuilder
{
    private readonly SharedReferences _references = new();
    private IReadOnlyList<DotNetProject>? _projects;
    private IReadOnlyDictionary<string, string>? _missing;

    /// <inheritdoc/>
    public string Name => ".NET";

    /// <inheritdoc/>
    public bool IsUsed(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.DotNet.Enabled ?? Projects(context).Count > 0;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Programs(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Projects(context) is { Count: > 0 } projects
            ? [.. projects.Select(project => project.Program)]
            : throw new ReleaseException(".NET: no project at the top or under src/ has OutputType Exe. Name one in Settings.DotNet.Projects, or set Settings.DotNet.Enabled to false.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<Target> DefaultTargets(ReleaseContext context) => [.. TargetTable.All.Where(target => target.Rid is not null)];

    /// <inheritdoc/>
    public string? WhyNot(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        if (target.Rid is not { } rid)
        {
            return $".NET has no such target; the task {TaskNames.UniversalBinary} joins it from macos-x86_64 and macos-aarch64";
        }

        _missing ??= RuntimePacks.Missing(context, Framework(context));
        return _missing.TryGetValue("*", out var problem) ? problem
            : _missing.TryGetValue(rid, out var pack) ? $"runtime pack {pack} is not on the feed"
            : null;
    }

    /// <inheritdoc/>
    public IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        // --artifacts-path came with .NET 8.
        yield return Requirement.Tool("dotnet", "publishes the .NET programs", "https://dot.net/download") with { MinimumVersion = "8.0" };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Facts(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        var settings = context.Settings.DotNet;
        return
        [
            $"rid={target.Rid}", $"version={context.Version.Version}", $"contained={settings.SelfContained}", $"trimmed={settings.Trimmed}",
            $"projects={string.Join(',', Projects(context).Select(project => $"{Path.GetRelativePath(context.Root, project.Path).Replace('\\', '/')}:{IsAot(context, project, target)}"))}",
            .. settings.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"p:{property.Key}={property.Value}"),
        ];
    }

    /// <inheritdoc/>
    public Task BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Build(request, cancellationToken), cancellationToken);
    }

    private void Build(BuildRequest request, CancellationToken cancellationToken)
    {
        // One after the other: projects of one repository share what they reference.
        foreach (var project in Projects(request.Context).Where(project => request.Outputs.ContainsKey(project.Program)))
        {
            var job = new PublishJob(project, request.Target, IsAot(request.Context, project, request.Target));
            var folder = Publish(request, job, cancellationToken);
            var file = project.Program + request.Target.ExecutableSuffix;
            RemarkOnOthers(request.Context, project, folder, file);
            WorkFolders.Deliver(Path.Combine(folder, file), request.Outputs[project.Program], Where(request));
        }
    }

    // First the quick way. A project that needs its analyzers, because they hold warnings back that are errors, or that cannot share a folder, is published as it says itself.
    private string Publish(BuildRequest request, PublishJob job, CancellationToken cancellationToken)
    {
        var (context, alike) = (request.Context, Alike(request, job));
        var shared = alike.Count > 1 ? _references.Folder(request, job, alike, cancellationToken) : null;
        if (shared is not null || (alike.Count == 1 && PublishProperties.LeavesAnalyzersOut(context)))
        {
            try
            {
                return Run(Settings(request, job, shared, withAnalyzers: false), request, cancellationToken);
            }
            catch (ReleaseException) when (!cancellationToken.IsCancellationRequested)
            {
                request.Log.WriteLine("Once more, with everything it references and all analyzers.");
            }
        }

        var folder = Run(Settings(request, job, shared: null, withAnalyzers: true), request, cancellationToken);
        if (alike.Count > 1 || PublishProperties.LeavesAnalyzersOut(context))
        {
            context.Run.Remark($"{Where(request)}: {job.Project.Program} could only be published on its own and with all analyzers, which takes longer. The logs in {Path.GetDirectoryName(request.Log.FilePath)} say why; if analyzers hold warnings back, set Settings.DotNet.Properties[\"RunAnalyzers\"] to \"true\".");
        }

        return folder;
    }

    private static string Run(DotNetPublishSettings settings, BuildRequest request, CancellationToken cancellationToken)
    {
        new DotNetRunner<DotNetPublishSettings>(request.Context).Run(settings.For(request, cancellationToken).WithoutServers());
        return settings.OutputFolder;
    }

    private static DotNetPublishSettings Settings(BuildRequest request, PublishJob job, string? shared, bool withAnalyzers)
    {
        var artifacts = SharedReferences.Artifacts(shared ?? request.WorkFolder);
        var settings = new DotNetPublishSettings
        {
            Project = job.Project.Path, Runtime = request.Target.Rid!, Framework = job.Project.Framework, SelfContained = PublishProperties.IsSelfContained(request.Context, job.IsAot),
            OutputFolder = WorkFolders.Fresh(request.WorkFolder, "publish"), ArtifactsFolder = artifacts, IsPrepared = shared is not null,
        };
        if (shared is null)
        {
            PublishTargets.Write(request.WorkFolder, request.Context, artifacts);
        }
        else
        {
            PublishTargets.UseShared(settings.Properties, shared);
        }

        PublishTargets.Use(settings.Properties, shared ?? request.WorkFolder);
        PublishProperties.Add(settings.Properties, request.Context, job.IsAot, withAnalyzers);
        return settings;
    }

    // Everything of this release that this builder publishes with the same properties, and what is asked for now.
    private List<PublishJob> Alike(BuildRequest request, PublishJob job) =>
    [
        .. request.Context.Selection.Buildable.Where(selected => selected.Builder.Name == Name).Select(selected => selected.Target).Append(request.Target).Distinct()
            .SelectMany(target => Projects(request.Context).Select(project => new PublishJob(project, target, IsAot(request.Context, project, target))))
            .Where(other => other.IsAot == job.IsAot),
    ];

    private static string Where(BuildRequest request) => $"{TaskNames.CrossCompile}: {request.Target.Name}";

    // The compiler of native code links with the tools of this system, which know its own processor and, on macOS and Windows, the other one.
    private static bool IsAot(ReleaseContext context, DotNetProject project, Target target) => (context.Settings.DotNet.Aot ?? project.IsAot)
        && TargetTable.Host is { } host && host.Os == target.Os && host.Libc == target.Libc && (host.Arch == target.Arch || target.Os != TargetOs.Linux);

    private static void RemarkOnOthers(ReleaseContext context, DotNetProject project, string folder, string file)
    {
        var others = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => name != file && Path.GetExtension(name) is not (".pdb" or ".dbg" or ".xml") && name != "web.config" && !name.Contains(".dSYM/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            context.Run.Remark($"{project.Program}: the project publishes more than its program, which is not released: {string.Join(", ", others.Take(5))}{(others.Count > 5 ? ", …" : "")}.");
        }
    }

    private IReadOnlyList<DotNetProject> Projects(ReleaseContext context) => _projects ??= DotNetProjects.Find(context.Root, context.Settings.DotNet.Projects);

    private string Framework(ReleaseContext context) => Projects(context).Select(project => project.TargetFramework).OfType<string>().FirstOrDefault(name => name.StartsWith("net", StringComparison.Ordinal))
        ?? $"net{Environment.Version.Major}.0";
}
