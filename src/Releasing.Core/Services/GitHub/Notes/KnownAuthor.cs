namespace Releasing.Services.GitHub.Notes;

/// <summary>Whose address it is.</summary>
/// <param name="Address">In lower case.</param>
/// <param name="Login">The account.</param>
internal sealed record KnownAuthor(string Address, string Login);
