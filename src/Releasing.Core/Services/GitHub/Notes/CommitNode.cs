namespace Releasing.Services.GitHub.Notes;

/// <summary>A commit (GraphQL reference, object <c>Commit</c>). Everything may be missing: the object of the hash may be no commit.</summary>
internal sealed record CommitNode(string? Oid, AuthorList? Authors, PullRequestList? AssociatedPullRequests);
