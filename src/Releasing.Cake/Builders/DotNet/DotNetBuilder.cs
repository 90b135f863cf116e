using Releasing.Cake.Planning;
using Releasing.Cake.Tools.DotNet;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>Publishes .NET programs, each as one file.</summary>
public sealed class DotNetBuilder : IBuilder
{
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
        var context = request.Context;
        var artifacts = Path.Combine(request.WorkFolder, "artifacts");
        var targets = PublishTargets.Write(request.WorkFolder, context.Root, artifacts);

        // One after the other: projects of one repository share what they reference.
        foreach (var project in Projects(context).Where(project => request.Outputs.ContainsKey(project.Program)))
        {
            var settings = Settings(request, project, artifacts, targets).For(request, cancellationToken);
            foreach (var (name, value) in DotNetServers.Off)
            {
                settings.EnvironmentVariables[name] = value;
            }

            new DotNetRunner<DotNetPublishSettings>(context).Run(settings);
            var file = project.Program + request.Target.ExecutableSuffix;
            RemarkOnOthers(context, project, settings.OutputFolder, file);
            WorkFolders.Deliver(Path.Combine(settings.OutputFolder, file), request.Outputs[project.Program], settings.Where);
        }
    }

    private static DotNetPublishSettings Settings(BuildRequest request, DotNetProject project, string artifacts, string targets)
    {
        var (context, dotnet) = (request.Context, request.Context.Settings.DotNet);
        var aot = IsAot(context, project, request.Target);
        var settings = new DotNetPublishSettings
        {
            Project = project.Path, Runtime = request.Target.Rid!, Framework = project.Framework, SelfContained = dotnet.SelfContained || aot,
            OutputFolder = WorkFolders.Fresh(request.WorkFolder, "publish"), ArtifactsFolder = artifacts,
        };
        var properties = settings.Properties;
        properties["PublishAot"] = aot ? "true" : "false";
        if (!aot)
        {
            properties["PublishSingleFile"] = "true";
            properties["IncludeNativeLibrariesForSelfExtract"] = "true";
        }

        if (dotnet.Trimmed && dotnet.SelfContained)
        {
            properties["PublishTrimmed"] = "true";
        }

        properties["Version"] = context.Version.Version.ToString();
        properties["SourceRevisionId"] = context.Version.Commit;
        properties["ContinuousIntegrationBuild"] = "true";
        properties["Deterministic"] = "true";
        properties["UseSharedCompilation"] = "false";
        properties["RestoreLockedMode"] = "false";
        properties["CustomAfterMicrosoftCommonTargets"] = targets;
        properties["CustomAfterMicrosoftCommonCrossTargetingTargets"] = targets;
        foreach (var (name, value) in dotnet.Properties)
        {
            properties[name] = value;
        }

        return settings;
    }

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
