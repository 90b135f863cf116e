using System.Collections.Immutable;

namespace Releasing.Formats.Linux;

/// <summary>Another package and which versions of it.</summary>
/// <param name="Name">Its name; in rpm any capability, such as <c>/bin/sh</c> or <c>libc.so.6()(64bit)</c>.</param>
/// <param name="Comparison">How its version is compared; <see cref="VersionComparison.Any"/> for every version.</param>
/// <param name="Version">The version as the format at hand writes it; empty for every version.</param>
public sealed partial record PackageRelation(string Name, VersionComparison Comparison = VersionComparison.Any, string Version = "")
{
    /// <summary>Further packages of which one is enough (deb and rpm only). Default: none.</summary>
    public ImmutableArray<PackageRelation> Alternatives { get; init; } = [];
}
