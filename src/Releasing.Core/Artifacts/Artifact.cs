namespace Releasing.Artifacts;

/// <summary>One file (or image) that exists, with the digest it had when it was made. Immutable.</summary>
public sealed record Artifact
{
    /// <summary>What it is.</summary>
    public required ArtifactKind Kind { get; init; }

    /// <summary>The asset name for released kinds (see <see cref="AssetName"/>), otherwise the file's own name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies, relative to the artifacts folder with <c>/</c>; null for an image.</summary>
    public string? Path { get; init; }

    /// <summary>The name of the target it was made for; null when it serves all.</summary>
    public string? Target { get; init; }

    /// <summary>SHA-256 of the bytes (of the tree for a directory), 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The name of the task that made it.</summary>
    public required string ProducedBy { get; init; }

    /// <summary>What decided its bytes; equal fingerprints need no new build. 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>For a signature, SBOM or checksum of one file: that file's asset name.</summary>
    public string? Subject { get; init; }

    /// <summary>What identifies it in the catalogue: the path, or for an image its name.</summary>
    public string Identity => Path ?? Name;

    /// <summary>How its kind is treated.</summary>
    public ArtifactTraits Traits => ArtifactTraits.Of(Kind);
}
