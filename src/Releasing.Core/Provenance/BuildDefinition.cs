using System.Text.Json.Nodes;

namespace Releasing.Provenance;

/// <summary>What was built, from what and how (SLSA provenance v1, BuildDefinition).</summary>
/// <param name="BuildType">The address of the description of the parameters.</param>
/// <param name="ExternalParameters">What whoever started the build chose.</param>
/// <param name="InternalParameters">What the builder chose.</param>
/// <param name="ResolvedDependencies">What went into it, with digests.</param>
public sealed record BuildDefinition(
    string BuildType, JsonObject ExternalParameters, JsonObject InternalParameters, IReadOnlyList<ResourceDescriptor> ResolvedDependencies);
