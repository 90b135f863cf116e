namespace Releasing.Services.GitHub.Notes;

/// <summary>The data of <see cref="CommitQuery"/>: the commits under the names that the query gave them.</summary>
/// <param name="Repository">Null when there is none, or the token may not see it.</param>
internal sealed record CommitAnswer(IReadOnlyDictionary<string, CommitNode?>? Repository);
