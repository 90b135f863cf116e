namespace Releasing.Versions.Files;

/// <summary>Where the version stands in a file that has no form of its own.</summary>
/// <param name="Path">The file, relative to the repository's root with <c>/</c>.</param>
/// <param name="Pattern">
/// A text with <c>{version}</c> in it, such as <c>Version="{version}"</c>, every occurrence of which is meant; or, where <paramref name="IsExpression"/> is set, a regular expression (of those without
/// look-around and back references) with the group <c>version</c>, matched over the whole file.
/// </param>
/// <param name="IsExpression"><paramref name="Pattern"/> is a regular expression. Default: no.</param>
public sealed record VersionPattern(string Path, string Pattern, bool IsExpression = false);
