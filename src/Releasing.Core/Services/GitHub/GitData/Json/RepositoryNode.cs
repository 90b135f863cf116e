namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A repository.</summary>
/// <param name="DefaultBranch">Its default branch.</param>
internal sealed record RepositoryNode(string DefaultBranch);
