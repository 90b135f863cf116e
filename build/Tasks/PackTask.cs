using System.IO.Compression;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Common.Tools.DotNet.Pack;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Releasing.Files;
using Releasing.Formats.Archives;

namespace Build.Tasks;

/// <summary>Packs the addin, its package for tests and the tool for NuGet. The archives are written anew, because those of the SDK bear the time of day.</summary>
[TaskName("Pack")]
[TaskDescription("Packs the addin, its package for tests and the tool for NuGet")]
[IsDependentOn(typeof(CodeSignStage))]
[IsDependeeOf(typeof(PackageStage))]
public sealed class PackTask : ArtifactTask
{
    private static readonly Dictionary<string, string> s_projects = new(StringComparer.Ordinal)
    {
        ["Releasing.Cake"] = "src/Releasing.Cake/Releasing.Cake.csproj",
        ["Releasing.Cake.Testing"] = "src/Releasing.Cake.Testing/Releasing.Cake.Testing.csproj",
        ["Releasing.Cli"] = "src/Releasing.Cli/Releasing.Cli.csproj",
    };

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) =>
        [Requirement.Tool("dotnet", "packs the packages", "https://dot.net/download")];

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return s_projects.Keys.Select(id => new PlannedArtifact
        {
            Kind = ArtifactKind.NuGetPackage,
            Name = AssetName.From($"{id}.{PackageVersion(context)}.nupkg"),
            FromSources = true,
            Tools = ["dotnet"],
            Facts = [$"id={id}"],
        });
    }

    // One after the other, because they are compiled from the same projects in one folder.
    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned) => [planned];

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        var (id, project) = s_projects.Single(entry => artifact.Facts.Contains($"id={entry.Key}"));
        var work = Path.Combine(context.WorkFolder, "pack");
        context.DotNetPack(Path.Combine(context.Root, project), new DotNetPackSettings
        {
            Configuration = "Release",
            OutputDirectory = work,
            NoLogo = true,
            Verbosity = DotNetVerbosity.Quiet,
            MSBuildSettings = new DotNetMSBuildSettings { Version = context.Version.Version.ToString(), ContinuousIntegrationBuild = true }
                .WithProperty("ArtifactsPath", Path.Combine(work, "build")).WithProperty("RunAnalyzers", "false"),
        });

        await using var package = await ZipFile.OpenReadAsync(Path.Combine(work, $"{id}.{PackageVersion(context)}.nupkg"), cancellationToken);
        var entries = new List<ArchiveEntry>();
        foreach (var entry in package.Entries)
        {
            await using var content = await entry.OpenAsync(cancellationToken);
            var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            entries.Add(ArchiveEntry.File(entry.FullName, ContentSource.FromBytes(bytes.ToArray(), entry.FullName)));
        }

        var written = await ArchiveFile.WriteAsync(
            context.FullPath(artifact),
            entries,
            new ArchiveSettings { Format = ArchiveFormat.Zip, ModificationTime = context.Version.ContentDate },
            cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    // NuGet leaves the build metadata out of file names.
    private static string PackageVersion(ReleaseContext context) => context.Version.Version.ToString().Split('+')[0];
}
