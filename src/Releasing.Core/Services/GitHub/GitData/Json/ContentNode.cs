namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A file.</summary>
/// <param name="Encoding"><c>base64</c>; <c>none</c> for one that is larger than the API hands out.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ContentNode(string? Encoding, string? Content);
