namespace Releasing.Git;

/// <summary>Somebody whom git names, after <c>.mailmap</c>. Written by others.</summary>
/// <param name="Name">May be empty.</param>
/// <param name="Email">Without the angle brackets; may be empty and need not be an address.</param>
public sealed record GitPerson(string Name, string Email);
