namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A commit to be made.</summary>
/// <param name="Message">Its message.</param>
/// <param name="Tree">The hash of its tree.</param>
/// <param name="Parents">The hashes of its parents.</param>
internal sealed record NewCommit(string Message, string Tree, IReadOnlyList<string> Parents);
