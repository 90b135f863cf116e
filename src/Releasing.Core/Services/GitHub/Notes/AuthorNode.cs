namespace Releasing.Services.GitHub.Notes;

/// <summary>One of them; <c>user</c> is null for an address that nobody has.</summary>
internal sealed record AuthorNode(string? Email, AccountNode? User);
