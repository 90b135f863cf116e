using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>Relations as people write them: <c>git</c>, <c>git &gt;= 2.30</c>, <c>git (&gt;= 2.30)</c>, <c>default-mta | mail-transport-agent</c>.</summary>
internal static partial class RelationText
{
    /// <summary>Says what is wrong with the relations of a setting.</summary>
    public static IEnumerable<string> Check(string setting, IEnumerable<string> texts) => texts
        .Where(text => Parse(text) is null)
        .Select(text => $"{setting} has '{PlainText.Line(text)}'. Write a package's name, or a name with a version: git >= 2.30. Alternatives stand behind a |.");

    /// <summary>The relations of a format: the shared ones, and its own, of which each takes the place of a shared one with the same name.</summary>
    public static ImmutableArray<PackageRelation> Join(IEnumerable<string> shared, IEnumerable<string> own)
    {
        var ours = own.Select(Parse).OfType<PackageRelation>().ToList();
        return [.. shared.Select(Parse).OfType<PackageRelation>().Where(relation => ours.TrueForAll(other => other.Name != relation.Name)), .. ours];
    }

    /// <summary>Reads one relation; null when it is none.</summary>
    public static PackageRelation? Parse(string text)
    {
        var choices = text.Split('|').Select(One).ToList();
        return choices.Contains(null) ? null : choices[0]! with { Alternatives = [.. choices.Skip(1).OfType<PackageRelation>()] };
    }

    private static PackageRelation? One(string text)
    {
        var match = Relation().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value;
        return match.Groups["version"].Success ? new PackageRelation(name, ComparisonOf(match.Groups["operator"].Value), match.Groups["version"].Value) : new PackageRelation(name);
    }

    private static VersionComparison ComparisonOf(string text) => text switch
    {
        "<" or "<<" => VersionComparison.Less,
        "<=" => VersionComparison.LessOrEqual,
        ">=" => VersionComparison.GreaterOrEqual,
        ">" or ">>" => VersionComparison.Greater,
        _ => VersionComparison.Equal,
    };

    // A name of rpm may be a capability such as 'libc.so.6(GLIBC_2.34)(64bit)' or '/bin/sh'; what a format allows it checks itself.
    [GeneratedRegex(@"^(?<name>[^\s<>=|,]+)(?:\s*(?<open>\()?\s*(?<operator><<|<=|>=|>>|==|<|>|=)\s*(?<version>[^\s<>=()|,]+)\s*(?(open)\)))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
