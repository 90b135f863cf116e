namespace Releasing.Services.GitHub.Notes;

/// <summary>Author and co-authors.</summary>
internal sealed record AuthorList(IReadOnlyList<AuthorNode?>? Nodes);
