namespace Releasing.Artifacts;

/// <summary>What tells one entry of the catalogue from another.</summary>
/// <param name="Task">The name of the task that makes it.</param>
/// <param name="Target">The name of the target it is for; null when it serves all.</param>
/// <param name="Identity">Its path, or for an image its name.</param>
public readonly record struct ArtifactKey(string Task, string? Target, string Identity)
{
    /// <summary>The key of an artifact that exists.</summary>
    /// <param name="artifact">The artifact.</param>
    public static ArtifactKey Of(Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return new(artifact.ProducedBy, artifact.Target, artifact.Identity);
    }

    /// <summary>The key an artifact will have.</summary>
    /// <param name="planned">The artifact to be made, with task and path filled in.</param>
    public static ArtifactKey Of(PlannedArtifact planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return new(planned.Task, planned.Target, planned.Identity);
    }
}
