using Releasing.Formats.Linux;

namespace Releasing.Formats.Deb;

/// <summary>Relations as a control file writes them, policy 7.1: <c>a (&gt;= 1.2) | b, c</c>.</summary>
internal static class DebRelations
{
    public static string Write(IEnumerable<PackageRelation> relations) =>
        string.Join(", ", relations.Select(relation => string.Join(" | ", relation.Alternatives.Prepend(relation).Select(One))));

    private static string One(PackageRelation relation) =>
        relation.Comparison == VersionComparison.Any ? relation.Name : $"{relation.Name} ({Operator(relation.Comparison)} {relation.Version})";

    private static string Operator(VersionComparison comparison) => comparison switch
    {
        VersionComparison.Less => "<<",
        VersionComparison.LessOrEqual => "<=",
        VersionComparison.Equal => "=",
        VersionComparison.GreaterOrEqual => ">=",
        _ => ">>",
    };
}
