namespace Releasing.Services.GitHub.Notes;

/// <summary>One of them.</summary>
internal sealed record PullRequestNode(int Number, string? Title, string? State, AccountNode? Author, LabelList? Labels);
