using Releasing.Artifacts;
using Releasing.Failures;

namespace Releasing.Cake.Planning;

/// <summary>Every artifact the tasks of a run will make, in pipeline order. Asked by everything that looks ahead.</summary>
public sealed class ReleasePlan
{
    private readonly List<PlannedArtifact> _artifacts = [];
    private readonly Dictionary<string, PlannedArtifact> _byIdentity = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PlannedArtifact> _byAssetName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _replaced = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _signed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public IReadOnlyList<PlannedArtifact> All => _artifacts;

    /// <summary>Those that will be uploaded.</summary>
    public IEnumerable<PlannedArtifact> Released => _artifacts.Where(artifact => artifact.Traits.Released);

    /// <summary>Those of some kinds, without those that another replaces (see <see cref="PlannedArtifact.Replaces"/>).</summary>
    /// <param name="kinds">At least one.</param>
    public IEnumerable<PlannedArtifact> Of(params IReadOnlyList<ArtifactKind> kinds) =>
        _artifacts.Where(artifact => kinds.Contains(artifact.Kind) && !IsReplaced(artifact.Identity));

    /// <summary>Another planned artifact takes its place for later tasks.</summary>
    /// <param name="identity">See <see cref="PlannedArtifact.Identity"/>.</param>
    public bool IsReplaced(string identity) => _replaced.Contains(identity);

    /// <summary>A signature is part of its bytes, by itself or by way of what it is made from.</summary>
    /// <param name="identity">See <see cref="PlannedArtifact.Identity"/>.</param>
    public bool HoldsSignature(string identity) => _signed.Contains(identity);

    /// <summary>Those of one task.</summary>
    /// <param name="task">Its name.</param>
    public IReadOnlyList<PlannedArtifact> By(string task) => [.. _artifacts.Where(artifact => artifact.Task.Equals(task, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The planned artifact of an identity; null when there is none.</summary>
    /// <param name="identity">See <see cref="PlannedArtifact.Identity"/>.</param>
    public PlannedArtifact? Find(string identity) => _byIdentity.GetValueOrDefault(identity);

    /// <summary>Takes in what a task answered.</summary>
    /// <param name="task">Its name.</param>
    /// <param name="artifacts">Its answer.</param>
    /// <exception cref="PreflightException">Two artifacts would be the same file or have the same asset name.</exception>
    public void Add(string task, IEnumerable<PlannedArtifact> artifacts)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        var problems = new List<string>();

        // Enumerated first: a task plans from what is planned so far.
        foreach (var answer in artifacts.ToList())
        {
            var artifact = answer with { Task = task, Path = answer.Path ?? DefaultPath(answer) };
            if (!_byIdentity.TryAdd(artifact.Identity, artifact))
            {
                problems.Add($"'{artifact.Identity}' is planned by {_byIdentity[artifact.Identity].Task} and by {task}. Give one of them another name.");
            }
            else if (artifact.Traits.Released && !_byAssetName.TryAdd(artifact.Name, artifact))
            {
                problems.Add($"Asset name '{artifact.Name}' is planned by {_byAssetName[artifact.Name].Task} and by {task}. Change one of the name templates.");
            }
            else
            {
                _artifacts.Add(artifact);
                Connect(artifact);
            }
        }

        if (problems.Count > 0)
        {
            throw new PreflightException("Plan", problems);
        }
    }

    private void Connect(PlannedArtifact artifact)
    {
        if (artifact.Replaces is { } replaced)
        {
            _replaced.Add(replaced);
        }

        if (artifact.HoldsSignature || artifact.Inputs.Any(input => _signed.Contains(input.Identity)))
        {
            _signed.Add(artifact.Identity);
        }
    }

    private static string? DefaultPath(PlannedArtifact artifact) => artifact.Kind switch
    {
        ArtifactKind.Image => null,
        _ when artifact.Traits.Released => $"dist/{artifact.Name}",
        _ => throw new ReleaseException($"Plan: {artifact.Name} is not released and has no path. Set PlannedArtifact.Path to where it lies under work/."),
    };
}
