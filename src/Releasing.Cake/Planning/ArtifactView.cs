using Releasing.Artifacts;
using Releasing.Failures;

namespace Releasing.Cake.Planning;

/// <summary>
/// The artifacts that exist and belong to the plan of this run: what an earlier plan left in the catalogue is not seen.
/// </summary>
public sealed class ArtifactView
{
    private readonly ReleasePlan _plan;
    private readonly Catalogue _catalogue;

    internal ArtifactView(ReleasePlan plan, Catalogue catalogue)
    {
        _plan = plan;
        _catalogue = catalogue;
    }

    /// <summary>All of them, in the order of the plan.</summary>
    public IReadOnlyList<Artifact> All => [.. _plan.All.Select(planned => _catalogue.Find(planned.Identity)).OfType<Artifact>()];

    /// <summary>Those that are uploaded, by name.</summary>
    public IReadOnlyList<Artifact> Released => [.. All.Where(artifact => artifact.Traits.Released).OrderBy(artifact => artifact.Name, StringComparer.Ordinal)];

    /// <summary>Those of some kinds, in the order of the plan, without those that another replaces.</summary>
    /// <param name="kinds">At least one.</param>
    public IReadOnlyList<Artifact> Of(params IReadOnlyList<ArtifactKind> kinds) => 
        [.. All.Where(artifact => kinds.Contains(artifact.Kind) && !_plan.IsReplaced(artifact.Identity))];

    /// <summary>The artifact that a plan became.</summary>
    /// <param name="planned">The plan of it.</param>
    /// <exception cref="ReleaseException">It has not been made.</exception>
    public Artifact Of(PlannedArtifact planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return _catalogue.Find(planned.Identity)
            ?? throw new ReleaseException($"{planned.Task}: {planned.Name} has not been made. Run --target={planned.Task} first, or leave --exclusive out.");
    }

    /// <summary>The full path of an artifact's file.</summary>
    /// <param name="artifact">The artifact.</param>
    public string FullPath(Artifact artifact) => _catalogue.FullPath(artifact);
}
