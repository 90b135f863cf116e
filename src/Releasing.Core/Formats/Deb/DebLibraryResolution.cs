using System.Collections.Immutable;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Deb;

/// <summary>Which packages bring the shared libraries that a package's programs ask for.</summary>
/// <param name="Packages">The packages, in ordinal order of their names.</param>
/// <param name="Unresolved">Libraries that no known package brings, in ordinal order.</param>
public sealed record DebLibraryResolution(ImmutableArray<PackageRelation> Packages, ImmutableArray<string> Unresolved);
