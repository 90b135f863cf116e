using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Rpm;

/// <summary>The rules of dependencies.</summary>
internal static partial class RpmRelationRules
{
    public static IEnumerable<string> Of(RpmPackage package)
    {
        var relations = package.Package.Relations;
        return Each("Depends", relations.Depends, mayBeRich: true)
            .Concat(Each("PreDepends", relations.PreDepends, mayBeRich: true))
            .Concat(Each("Recommends", relations.Recommends, mayBeRich: true))
            .Concat(Each("Suggests", relations.Suggests, mayBeRich: true))
            .Concat(Each("Conflicts", relations.Conflicts, mayBeRich: true))
            .Concat(Each("Breaks", relations.Breaks, mayBeRich: true))
            .Concat(Each("Replaces", relations.Replaces, mayBeRich: false))
            .Concat(Each("Provides", relations.Provides, mayBeRich: false))
            .Concat(relations.Provides
                .Where(relation => relation.Comparison is not (VersionComparison.Any or VersionComparison.Equal))
                .Select(relation => $"Provides '{PlainText.Line(relation.Name)}' has a range of versions. Provide one version, or none."))
            .Concat(package.Triggers.SelectMany(trigger => Each("A trigger", trigger.Packages, mayBeRich: false)))
            .Concat(package.Triggers.Any(trigger => trigger.Packages.IsEmpty) ? ["A trigger waits for no package. Name at least one."] : Array.Empty<string>());
    }

    private static IEnumerable<string> Each(string field, IEnumerable<PackageRelation> relations, bool mayBeRich) =>
        relations.SelectMany(relation => OfOne(field, relation, mayBeRich));

    private static IEnumerable<string> OfOne(string field, PackageRelation relation, bool mayBeRich)
    {
        if (!mayBeRich && (!relation.Alternatives.IsEmpty || relation.Name.StartsWith('(')))
        {
            yield return $"{field} '{PlainText.Line(relation.Name)}' has alternatives, which rpm allows in requirements and conflicts only. Name one package.";
        }

        foreach (var one in relation.Alternatives.Prepend(relation))
        {
            if (!IsCapability(one.Name))
            {
                yield return $"{field} '{PlainText.Line(one.Name)}' is no capability: rpm wants a name that begins with a letter, digit, _ or /, without spaces. Correct it.";
            }
            else if (one.Comparison == VersionComparison.Any != (one.Version.Length == 0))
            {
                yield return $"{field} '{one.Name}' has a comparison without a version, or a version without a comparison. Give both or neither.";
            }
            else if (one.Version.Length > 0 && (!Version().IsMatch(one.Version) || one.Version.Contains("..", StringComparison.Ordinal)))
            {
                yield return $"{field} '{one.Name}' has the version '{PlainText.Line(one.Version)}', which is none for rpm. Write [epoch:]version[-release].";
            }
            else if (one.Version.Length > 0 && one.Name[0] is '/' or '(')
            {
                yield return $"{field} '{one.Name}' is a file or a rich dependency, which has no version of its own. Leave the version out.";
            }
        }
    }

    // Whole rich dependencies may be written as a name; anything else is one word.
    private static bool IsCapability(string name) =>
        name.Length > 0
        && RpmFieldRules.IsLine(name)
        && IsBalanced(name)
        && (name[0] == '(' || (!name.Contains(' ', StringComparison.Ordinal) && (char.IsAsciiLetterOrDigit(name[0]) || name[0] is '_' or '/')));

    private static bool IsBalanced(string name)
    {
        var depth = 0;
        foreach (var character in name)
        {
            depth += character switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    [GeneratedRegex(@"^([0-9]{1,9}:)?[A-Za-z0-9._+~^]+(-[A-Za-z0-9._+~^]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
