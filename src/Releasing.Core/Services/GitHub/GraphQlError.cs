namespace Releasing.Services.GitHub;

/// <summary>What GraphQL could not do. Written by the server.</summary>
/// <param name="Type">GitHub's own word for it, such as <c>NOT_FOUND</c>, <c>RATE_LIMITED</c>; null for none.</param>
/// <param name="Message">A sentence.</param>
public sealed record GraphQlError(string? Type, string? Message);
