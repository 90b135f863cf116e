namespace Releasing.Services.GitHub.Notes;

/// <summary>An account.</summary>
internal sealed record AccountNode(string? Login);
