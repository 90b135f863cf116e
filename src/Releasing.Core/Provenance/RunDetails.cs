namespace Releasing.Provenance;

/// <summary>Who built (SLSA provenance v1, RunDetails).</summary>
/// <param name="BuilderId">The address of the builder: who has to be trusted for the rest to be true.</param>
/// <param name="BuilderVersion">Versions of the builder's parts by name; empty when it tells none.</param>
/// <param name="InvocationId">What tells this run from others; null when nothing does.</param>
/// <param name="Byproducts">What the run left beside the subjects.</param>
public sealed record RunDetails(
    string BuilderId, IReadOnlyDictionary<string, string> BuilderVersion, string? InvocationId, IReadOnlyList<ResourceDescriptor> Byproducts);
