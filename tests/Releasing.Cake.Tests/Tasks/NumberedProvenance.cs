using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Tasks;
using Releasing.Provenance;

namespace Releasing.Cake.Tests.Tasks;

/// <summary>A provenance that differs from run to run, as one of a CI service does.</summary>
[TaskName(TaskNames.Provenance)]
public sealed class NumberedProvenance : ProvenanceTask
{
    protected override async Task<(BuildDefinition Build, RunDetails Run)> DescribeAsync(ReleaseContext context, PlannedArtifact artifact, CancellationToken cancellationToken)
    {
        var (build, run) = await base.DescribeAsync(context, artifact, cancellationToken);
        return (build, run with { InvocationId = Guid.NewGuid().ToString() });
    }
}
