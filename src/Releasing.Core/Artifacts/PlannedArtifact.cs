namespace Releasing.Artifacts;

/// <summary>
/// What a task will make, known before anything is built. The plan, the doctor, the up-to-date check and the build
/// all read this one answer.
/// </summary>
public sealed record PlannedArtifact
{
    /// <summary>What it will be.</summary>
    public required ArtifactKind Kind { get; init; }

    /// <summary>The asset name for released kinds, otherwise the file's own name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Where it will lie, relative to the artifacts folder with <c>/</c>. Default: <c>dist/NAME</c> for released kinds,
    /// set by the task for all others.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The name of the target it is for; null when it serves all.</summary>
    public string? Target { get; init; }

    /// <summary>For a signature, SBOM or checksum of one file: that file's asset name.</summary>
    public string? Subject { get; init; }

    /// <summary>The task that plans it; filled in by the plan.</summary>
    public string Task { get; init; } = "";

    /// <summary>Artifacts of earlier tasks whose bytes go into it. Their digests are part of the fingerprint.</summary>
    public IReadOnlyList<PlannedArtifact> Inputs { get; init; } = [];

    /// <summary>Files of the repository (relative to its root, with <c>/</c>) whose bytes go into it. Their digests are part of the fingerprint.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The commit and every uncommitted change go into it: true for whatever compiles.</summary>
    public bool FromSources { get; init; }

    /// <summary>Settings that decide its bytes, each as <c>name=value</c>; never a secret. Part of the fingerprint.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Names of the programs (see <c>Requirement.Name</c>) whose versions decide its bytes. Part of the fingerprint.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>
    /// The identity of the planned artifact in whose place every later task takes this one: the signed program for the unsigned one. Default: null.
    /// </summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// A signature or a time stamp from outside is part of its bytes, so that the same commit gives other bytes next time. It passes on to whatever has it as
    /// input. Default: false.
    /// </summary>
    public bool HoldsSignature { get; init; }

    /// <summary>What identifies it in the catalogue: the path, or for an image its name.</summary>
    public string Identity => Path ?? Name;

    /// <summary>How its kind is treated.</summary>
    public ArtifactTraits Traits => ArtifactTraits.Of(Kind);
}
