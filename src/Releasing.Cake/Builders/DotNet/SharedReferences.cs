using Releasing.Cake.Running;
using Releasing.Cake.Tools.DotNet;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>
/// What the programs of a release reference, built once for all targets when the first of them is wanted. It only makes a release faster: a program that it could not do this for is published
/// with everything it references, as if it were the only one.
/// </summary>
internal sealed class SharedReferences
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PublishJob, bool> _ready = [];

    /// <summary>The folder to publish a program from; null when it has to be published alone. Who asks twice for the same wants it anew.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="wanted">The program.</param>
    /// <param name="alike">Everything that this release publishes with the same properties: a library compiled with others is not the same.</param>
    /// <param name="cancellationToken">Ends the compiler.</param>
    public string? Folder(BuildRequest request, PublishJob wanted, IReadOnlyList<PublishJob> alike, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetDirectoryName(request.WorkFolder)!, wanted.IsAot ? "shared-native" : "shared");
        lock (_gate)
        {
            if (!_ready.ContainsKey(wanted))
            {
                Build(request, wanted.IsAot, folder, alike, cancellationToken);
            }

            return _ready.Remove(wanted, out var isReady) && isReady ? folder : null;
        }
    }

    /// <summary>The folder for everything between sources and programs.</summary>
    public static string Artifacts(string folder) => Path.Combine(folder, "artifacts");

    private void Build(BuildRequest request, bool isAot, string folder, IReadOnlyList<PublishJob> jobs, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var artifacts = Artifacts(folder);
        var ready = WorkFolders.Fresh(artifacts, PublishTargets.Ready);
        using var log = new ItemLog(LogPath(context, isAot), context.Mask);
        var settings = new DotNetMSBuildSettings { Project = ReferencesProject.Write(folder, context, jobs), AtOnce = context.Settings.Parallelism }
            .For(request, cancellationToken).WithoutServers();
        settings.Log = log;

        // Each program that went well is noted; what went wrong with another is told when that is published.
        settings.HandleExitCode = _ => true;
        settings.Properties["Configuration"] = "Release";
        settings.Properties["ArtifactsPath"] = artifacts;
        settings.Properties["UseArtifactsOutput"] = "true";
        settings.Properties["_IsPublishing"] = "true";
        PublishTargets.WriteShared(folder, artifacts);
        PublishTargets.Write(folder, context, artifacts);
        PublishTargets.UseShared(settings.Properties, folder);
        PublishTargets.Use(settings.Properties, folder);
        PublishProperties.Add(settings.Properties, context, isAot, withAnalyzers: false);
        new DotNetRunner<DotNetMSBuildSettings>(context).Run(settings);
        foreach (var job in jobs)
        {
            _ready[job] = File.Exists(Path.Combine(ready, $"{Path.GetFileNameWithoutExtension(job.Project.Path)}.{job.Target.Rid}"));
        }
    }

    private static string LogPath(ReleaseContext context, bool isAot) =>
        Path.Combine(context.WorkFolder, "logs", TaskNames.CrossCompile, isAot ? "shared-native.log" : "shared.log");
}
