namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>Where a reference goes.</summary>
/// <param name="Sha">The commit.</param>
/// <param name="Force">Also when that leaves commits behind.</param>
internal sealed record MovedReference(string Sha, bool Force);
