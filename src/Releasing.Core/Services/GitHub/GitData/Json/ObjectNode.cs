namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>An object of git, or what names one.</summary>
/// <param name="Sha">Its hash.</param>
internal sealed record ObjectNode(string Sha);
