namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A commit.</summary>
/// <param name="Sha">Its hash.</param>
/// <param name="Tree">Its tree.</param>
internal sealed record CommitNode(string Sha, ObjectNode Tree);
