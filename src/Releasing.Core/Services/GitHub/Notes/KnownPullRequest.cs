namespace Releasing.Services.GitHub.Notes;

/// <summary>A pull request.</summary>
/// <param name="Number">Greater than zero.</param>
/// <param name="Title">On one line.</param>
/// <param name="Login">Who proposed it; null for an account that is gone.</param>
/// <param name="Labels">Each on one line, ordinal order.</param>
internal sealed record KnownPullRequest(int Number, string Title, string? Login, IReadOnlyList<string> Labels);
