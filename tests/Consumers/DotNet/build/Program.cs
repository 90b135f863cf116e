using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;

return new CakeHost().UseReleasing<BuildContext>().Run(args);

public sealed class BuildContext : ReleaseContext
{
    public BuildContext(ICakeContext context)
        : base(context)
    {
        Settings.Project.Name = "clock";
        Settings.Targets.Add("linux-x86_64*");
        Settings.Targets.Add("windows-x86_64");

        // Disabled: nobody wants the sources of a clock.
        Settings.Disable(TaskNames.SourceArchive);
    }
}

// Added: a file of its own kind, which is planned, checksummed, published and verified like the stock ones.
[TaskName("Schema")]
[TaskDescription("Writes the schema of the settings file")]
[IsDependentOn(typeof(CodeSignStage))]
[IsDependeeOf(typeof(PackageStage))]
public sealed class SchemaTask : ArtifactTask
{
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context) =>
        [new() { Kind = ArtifactKind.Other, Name = "clock.schema.json", Facts = [$"version={context.Version.Version}"] }];

    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(context.FullPath(artifact), $$"""{ "title": "clock {{context.Version.Version}}" }""" + "\n", cancellationToken);
        return null;
    }
}
