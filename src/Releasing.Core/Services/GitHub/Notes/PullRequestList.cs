namespace Releasing.Services.GitHub.Notes;

/// <summary>Pull requests that hold a commit.</summary>
internal sealed record PullRequestList(IReadOnlyList<PullRequestNode?>? Nodes);
