using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Builders;
using Releasing.Cake.Running;
using Releasing.Formats.MachO;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Joins the two macOS programs of each name into one that runs on both processors.</summary>
[TaskName(TaskNames.UniversalBinary)]
[TaskDescription("Joins the two macOS slices of each program")]
[IsDependentOn(typeof(CrossCompileTask))]
public class UniversalBinaryTask : ArtifactTask
{
    /// <summary>One program for each name that has both slices planned and no universal form already (a prebuilt one may).</summary>
    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Selection.WantsUniversal)
        {
            yield break;
        }

        var universal = TargetTable.Universal;
        var binaries = context.Plan.Of(ArtifactKind.Binary).Where(binary => binary.Target is not null).ToList();
        foreach (var program in binaries.GroupBy(binary => binary.Name, StringComparer.Ordinal))
        {
            var slices = TargetTable.Slices.Select(slice => program.FirstOrDefault(binary => binary.Target == slice.Name)).OfType<PlannedArtifact>().ToList();
            if (slices.Count == TargetTable.Slices.Count && program.All(binary => binary.Target != universal.Name))
            {
                yield return new PlannedArtifact
                {
                    Kind = ArtifactKind.Binary,
                    Name = program.Key,
                    Path = $"work/bin/{universal.Name}/{program.Key}",
                    Target = universal.Name,
                    Inputs = slices,
                };
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var path = context.FullPath(artifact);
        var written = await FatWriter.WriteAsync(path, artifact.Inputs.Select(context.FullPath), cancellationToken);
        BinaryCheck.Require(path, $"{Name}: {artifact.Name}", TargetTable.Universal, maxGlibc: null);
        return new FileDigest(written.Sha256, written.Size);
    }
}
