namespace Releasing.Sboms.Reading;

/// <summary>What an SBOM is about.</summary>
/// <param name="Name">Its name, as the file writes it.</param>
/// <param name="Hashes">Its digests; the algorithm as <c>SHA-256</c>, whatever the format calls it.</param>
public sealed record SbomSubject(string Name, IReadOnlyList<ComponentHash> Hashes)
{
    /// <summary>The SHA-256, 64 lower-case digits; null when it has none.</summary>
    public string? Sha256 => Hashes.FirstOrDefault(hash => hash.Algorithm == "SHA-256")?.Hex;
}
