using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>One entry of a dependency list: a capability, flags, and a version or nothing.</summary>
internal sealed record RpmDependency(string Name, RpmSense Sense, string Version) : IComparable<RpmDependency>
{
    /// <summary>Alternatives become one rich dependency, <c>(a or b &gt;= 2)</c> (RPM manual, "Boolean Dependencies").</summary>
    public bool IsRich => Name.StartsWith('(');

    public static RpmDependency Of(PackageRelation relation, RpmSense origin = RpmSense.Any) => relation.Alternatives.IsEmpty
        ? new RpmDependency(relation.Name, origin | Comparison(relation.Comparison), relation.Version)
        : new RpmDependency($"({string.Join(" or ", relation.Alternatives.Prepend(relation).Select(Term))})", origin, "");

    /// <summary>The order of rpmbuild: bytes of the name, of the version, then flags.</summary>
    public int CompareTo(RpmDependency? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Utf8Order.Compare(Name, other.Name);
        order = order != 0 ? order : Utf8Order.Compare(Version, other.Version);
        return order != 0 ? order : Sense.CompareTo(other.Sense);
    }

    private static string Term(PackageRelation relation) => relation.Comparison switch
    {
        VersionComparison.Any => relation.Name,
        VersionComparison.Less => $"{relation.Name} < {relation.Version}",
        VersionComparison.LessOrEqual => $"{relation.Name} <= {relation.Version}",
        VersionComparison.Equal => $"{relation.Name} = {relation.Version}",
        VersionComparison.GreaterOrEqual => $"{relation.Name} >= {relation.Version}",
        _ => $"{relation.Name} > {relation.Version}",
    };

    private static RpmSense Comparison(VersionComparison comparison) => comparison switch
    {
        VersionComparison.Any => RpmSense.Any,
        VersionComparison.Less => RpmSense.Less,
        VersionComparison.LessOrEqual => RpmSense.Less | RpmSense.Equal,
        VersionComparison.Equal => RpmSense.Equal,
        VersionComparison.GreaterOrEqual => RpmSense.Greater | RpmSense.Equal,
        _ => RpmSense.Greater,
    };
}
