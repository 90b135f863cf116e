using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Cake.Tasks;
using Releasing.Provenance;

namespace Releasing.KillHost;

/// <summary>A provenance that differs from run to run, as one of a CI service does, where the release is signed.</summary>
[TaskName(TaskNames.Provenance)]
public sealed class NumberedProvenance : ProvenanceTask
{
    /// <inheritdoc/>
    protected override async Task<(BuildDefinition Build, RunDetails Run)> DescribeAsync(ReleaseContext context, PlannedArtifact artifact, CancellationToken cancellationToken)
    {
        var (build, run) = await base.DescribeAsync(context, artifact, cancellationToken);
        return (build, Environment.GetEnvironmentVariable("KILL_SIGNED") == "1" ? run with { InvocationId = Guid.NewGuid().ToString() } : run);
    }
}
