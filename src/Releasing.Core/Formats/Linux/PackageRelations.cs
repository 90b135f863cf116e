using System.Collections.Immutable;

namespace Releasing.Formats.Linux;

/// <summary>What a package needs, gets along with badly, or stands in for. Each format takes those it knows (see its own notes).</summary>
public sealed record PackageRelations
{
    /// <summary>Must be there: deb Depends, rpm Requires, apk depend.</summary>
    public ImmutableArray<PackageRelation> Depends { get; init; } = [];

    /// <summary>Must be configured before this is unpacked: deb Pre-Depends, rpm Requires(pre), apk depend.</summary>
    public ImmutableArray<PackageRelation> PreDepends { get; init; } = [];

    /// <summary>Usually there: deb and rpm Recommends.</summary>
    public ImmutableArray<PackageRelation> Recommends { get; init; } = [];

    /// <summary>Makes it more useful: deb and rpm Suggests.</summary>
    public ImmutableArray<PackageRelation> Suggests { get; init; } = [];

    /// <summary>Cannot be installed together: deb and rpm Conflicts, apk depend with <c>!</c>.</summary>
    public ImmutableArray<PackageRelation> Conflicts { get; init; } = [];

    /// <summary>Is not configured while this is unpacked: deb Breaks, rpm Conflicts, apk depend with <c>!</c>.</summary>
    public ImmutableArray<PackageRelation> Breaks { get; init; } = [];

    /// <summary>Is overwritten or superseded: deb Replaces, rpm Obsoletes, apk replaces.</summary>
    public ImmutableArray<PackageRelation> Replaces { get; init; } = [];

    /// <summary>Names under which this package is known too: Provides, apk provides.</summary>
    public ImmutableArray<PackageRelation> Provides { get; init; } = [];
}
