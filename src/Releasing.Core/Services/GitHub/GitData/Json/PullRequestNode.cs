namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="HtmlUrl">Where a person finds it.</param>
internal sealed record PullRequestNode(long Number, string HtmlUrl);
