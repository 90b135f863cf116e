namespace Releasing.Versions.Files;

/// <summary>A version that stands in a file.</summary>
/// <param name="Path">The file, relative to the repository's root with <c>/</c>.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="What">How the file calls it, such as <c>package.version</c>.</param>
/// <param name="Text">As it is written. From outside: print it through <c>PlainText</c>.</param>
/// <param name="Version">What that means; null when it is no version.</param>
public sealed record HeldVersion(string Path, int Line, string What, string Text, SemanticVersion? Version);
