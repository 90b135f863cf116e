namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A tree to be made.</summary>
/// <param name="BaseTree">The tree that it begins with.</param>
/// <param name="Tree">What it has besides.</param>
internal sealed record NewTree(string BaseTree, IReadOnlyList<NewTreeEntry> Tree);
