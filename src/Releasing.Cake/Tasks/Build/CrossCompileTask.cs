using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Builders;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Compiles every program for every target, targets side by side, and checks that each file is what it claims to be.</summary>
[TaskName(TaskNames.CrossCompile)]
[TaskDescription("Compiles every program for every target")]
[IsDependentOn(typeof(PreflightTask))]
[IsDependentOn(typeof(TestTask))]
public class CrossCompileTask : ArtifactTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.UsedBuilders.SelectMany(builder => builder.Requirements(context));
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (builder, target, _, _) in context.Selection.Buildable)
        {
            var facts = builder.Facts(context, target);
            var tools = builder.Requirements(context).Where(requirement => requirement.Kind == RequirementKind.Tool).Select(requirement => requirement.Name).ToList();
            foreach (var program in builder.Programs(context))
            {
                var name = program + target.ExecutableSuffix;
                yield return new PlannedArtifact
                {
                    Kind = ArtifactKind.Binary,
                    Name = name,
                    Path = $"work/bin/{target.Name}/{name}",
                    Target = target.Name,
                    FromSources = true,
                    Facts = [$"builder={builder.Name}", $"glibc={context.Settings.MaxGlibc}", .. facts],
                    Tools = tools,
                };
            }
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return planned.GroupBy(artifact => (artifact.Target, artifact.Facts[0])).Select(group => (IReadOnlyList<PlannedArtifact>)[.. group]);
    }

    /// <inheritdoc/>
    protected override string TitleOf(IReadOnlyList<PlannedArtifact> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch[0].Target!;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<FileDigest?>> ProduceBatchAsync(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(batch);
        var target = TargetTable.Get(batch[0].Target!);
        var builder = context.UsedBuilders.Single(builder => batch[0].Facts[0] == $"builder={builder.Name}");
        var outputs = batch.ToDictionary(
            artifact => artifact.Name[..^target.ExecutableSuffix.Length], context.FullPath, StringComparer.Ordinal);
        var work = Path.Combine(context.WorkFolder, "build", AssetName.From(builder.Name), target.Name);
        Directory.CreateDirectory(work);
        await builder.BuildAsync(new BuildRequest(context, target, outputs, work, log), cancellationToken);
        foreach (var artifact in batch)
        {
            BinaryCheck.Require(context.FullPath(artifact), $"{Name}: {target.Name}: {artifact.Name}", target, context.Settings.MaxGlibc);
        }

        return new FileDigest?[batch.Count];
    }

    /// <summary>Not used: one run of the compiler makes all programs of a target.</summary>
    /// <inheritdoc/>
    protected sealed override Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken) =>
        throw new ReleaseException($"{Name}: targets are built as a whole. Override ProduceBatchAsync instead.");
}
