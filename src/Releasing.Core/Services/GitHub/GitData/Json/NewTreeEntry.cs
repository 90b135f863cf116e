namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>A file of a tree to be made.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Mode"><c>100644</c>.</param>
/// <param name="Type"><c>blob</c>.</param>
/// <param name="Content">Its text, UTF-8.</param>
internal sealed record NewTreeEntry(string Path, string Mode, string Type, string Content);
