using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>
/// What the tasks that sign programs share: for every program of a system one signed copy, which takes the place of the unsigned one for every later task. The unsigned
/// ones stay for <c>Reproduce</c>, which compares what no signature has touched.
/// </summary>
public abstract class CodeSignTask : ArtifactTask
{
    /// <summary>The system whose programs are signed.</summary>
    protected abstract TargetOs System { get; }

    /// <summary>What decides whose signature it is and what it says, without a secret in it.</summary>
    /// <param name="context">The release.</param>
    protected abstract IEnumerable<string> Facts(ReleaseContext context);

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var programs = context.Plan.Of(ArtifactKind.Binary).Where(program => program.Target is not null && TargetTable.Get(program.Target).Os == System).ToList();
        if (programs.Count == 0)
        {
            yield break;
        }

        var facts = Facts(context).ToList();
        var tools = Requirements(context).Where(requirement => requirement.Kind == RequirementKind.Tool).Select(requirement => requirement.Name).ToList();
        foreach (var program in programs)
        {
            yield return new PlannedArtifact
            {
                Kind = ArtifactKind.Binary,
                Name = program.Name,
                Path = $"work/signed/{program.Target}/{program.Name}",
                Target = program.Target,
                Inputs = [program],
                Replaces = program.Identity,
                HoldsSignature = true,
                Facts = facts,
                Tools = tools,
            };
        }
    }
}
