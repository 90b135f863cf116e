namespace Releasing.Notes.Commits;

/// <summary>An issue or pull request that a message names. Written by others.</summary>
/// <param name="Repository"><c>owner/name</c> where another repository is named; null for the commit's own.</param>
/// <param name="Number">Greater than zero.</param>
/// <param name="Closes">A word before it says that the commit closes it (<c>closes</c>, <c>fixes</c>, <c>resolves</c> and their forms).</param>
public sealed record IssueReference(string? Repository, int Number, bool Closes);
