using System.Collections.Immutable;

namespace Releasing.Formats.Linux;

/// <summary>What changed in one version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Date">When it was released.</param>
/// <param name="Author"><c>Name &lt;address&gt;</c>.</param>
/// <param name="Changes">One line each, without a bullet; plain text.</param>
public sealed record ChangelogEntry(PackageVersion Version, DateTimeOffset Date, string Author, ImmutableArray<string> Changes);
