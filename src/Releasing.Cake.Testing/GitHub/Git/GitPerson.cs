namespace Releasing.Cake.Testing.GitHub.Git;

/// <summary>Who wrote something, and when.</summary>
internal sealed record GitPerson(string Name, string Email, DateTimeOffset Date);
