namespace Releasing.Services.GitHub.Releases;

/// <summary>A repository as GitHub tells it (schema <c>full-repository</c>); what is not used is left out.</summary>
internal sealed record RepositoryModel(string FullName, bool Private = false, bool Archived = false, RepositoryPermissions? Permissions = null);

/// <summary>What the token's owner may do there; all false for the token of a workflow.</summary>
internal sealed record RepositoryPermissions(bool Push = false);

/// <summary>Whether published releases stay as they are (schema <c>check-immutable-releases</c>).</summary>
internal sealed record ImmutabilityModel(bool Enabled);
