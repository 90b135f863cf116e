namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A file to be committed alone.</summary>
/// <param name="Message">The message.</param>
/// <param name="Content">Its bytes, base64.</param>
/// <param name="Branch">The branch; null for the default one.</param>
internal sealed record NewContent(string Message, string Content, string? Branch);
