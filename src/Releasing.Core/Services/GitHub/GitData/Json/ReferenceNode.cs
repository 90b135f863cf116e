namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A reference.</summary>
/// <param name="Object">What it points at.</param>
internal sealed record ReferenceNode(ObjectNode Object);
