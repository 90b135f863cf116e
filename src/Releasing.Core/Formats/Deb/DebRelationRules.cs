using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Deb;

/// <summary>What Debian policy (chapter 7) allows in relations.</summary>
internal static partial class DebRelationRules
{
    public static IEnumerable<string> Problems(PackageRelations relations) =>
    [
        .. Problems("Depends", relations.Depends, alternatives: true),
        .. Problems("PreDepends", relations.PreDepends, alternatives: true),
        .. Problems("Recommends", relations.Recommends, alternatives: true),
        .. Problems("Suggests", relations.Suggests, alternatives: true),
        .. Problems("Conflicts", relations.Conflicts),
        .. Problems("Breaks", relations.Breaks),
        .. Problems("Replaces", relations.Replaces),
        .. Problems("Provides", relations.Provides),
    ];

    private static IEnumerable<string> Problems(string field, ImmutableArray<PackageRelation> relations, bool alternatives = false) =>
        relations.SelectMany(relation => Problems(field, relation, alternatives));

    private static IEnumerable<string> Problems(string field, PackageRelation relation, bool alternatives)
    {
        if (!alternatives && relation.Alternatives.Length > 0)
        {
            return DebFieldRules.Wrong(field, relation.Name, "has alternatives, which this field does not know (policy 7.1)", "Name every package by itself");
        }

        return relation.Alternatives.Any(alternative => alternative.Alternatives.Length > 0)
            ? DebFieldRules.Wrong(field, relation.Name, "has an alternative with alternatives of its own", "List them all behind the first")
            : relation.Alternatives.Prepend(relation).SelectMany(one => One(field, one));
    }

    private static string[] One(string field, PackageRelation relation)
    {
        if (!Name().IsMatch(relation.Name))
        {
            return DebFieldRules.Wrong(field, relation.Name, "is no name of a Debian package (policy 5.6.1)", "Use the name that apt shows, optionally with :any");
        }

        if (relation.Comparison == VersionComparison.Any)
        {
            return relation.Version.Length == 0 ? [] : DebFieldRules.Wrong(field, relation.Name, "has a version and no comparison", "Say how versions are compared");
        }

        if (field == "Provides" && relation.Comparison != VersionComparison.Equal)
        {
            return DebFieldRules.Wrong(field, relation.Name, "is provided in a range of versions (policy 7.5)", "Provide exactly one version, or none");
        }

        return DebVersion.IsValid(relation.Version)
            ? []
            : DebFieldRules.Wrong(field, relation.Version, $"is no Debian version of {relation.Name} (policy 5.6.12)", "Write it as epoch:upstream-revision");
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9+.-]+(?::[a-z0-9][a-z0-9-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
