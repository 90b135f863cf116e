using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Apk;

/// <summary>What apk allows in relations, and how it writes them: the name, the comparison and the version without a space.</summary>
internal static partial class ApkRelationRules
{
    public static IEnumerable<string> Problems(ApkPackage apk)
    {
        var relations = apk.Package.Relations;
        return
        [
            .. Problems("Depends", relations.Depends),
            .. Problems("PreDepends", relations.PreDepends),
            .. Problems("Conflicts", relations.Conflicts),
            .. Problems("Breaks", relations.Breaks),
            .. Problems("Replaces", relations.Replaces),
            .. Problems("Provides", relations.Provides),
            .. relations.Provides.Where(provided => provided.Comparison is not (VersionComparison.Any or VersionComparison.Equal))
                .SelectMany(provided => ApkFieldRules.Wrong("Provides", provided.Name, "is provided in a range of versions", "Provide exactly one version, or none")),
            .. relations.Provides.Where(provided => provided.Name == apk.Package.Name)
                .SelectMany(provided => ApkFieldRules.Wrong("Provides", provided.Name, "is the package's own name", "Leave it out: a package provides itself")),
            .. Problems("InstallIf", apk.InstallIf),
            .. apk.InstallIf.IsEmpty || (apk.InstallIf.Length > 1 && apk.InstallIf.Any(condition => condition.Comparison == VersionComparison.Equal))
                ? [] : new[] { "InstallIf: it needs two packages at least, one of them with '=' and a version. Add one." },
        ];
    }

    /// <summary>The relation as .PKGINFO has it.</summary>
    public static string Text(PackageRelation relation) => relation.Name + relation.Comparison switch
    {
        VersionComparison.Less => "<",
        VersionComparison.LessOrEqual => "<=",
        VersionComparison.Equal => "=",
        VersionComparison.GreaterOrEqual => ">=",
        VersionComparison.Greater => ">",
        _ => "",
    } + relation.Version;

    /// <summary>Whether a name can stand in a relation.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    private static IEnumerable<string> Problems(string field, ImmutableArray<PackageRelation> relations) => relations.SelectMany(relation => One(field, relation));

    private static string[] One(string field, PackageRelation relation)
    {
        if (relation.Alternatives.Length > 0)
        {
            return ApkFieldRules.Wrong(field, relation.Name, "has alternatives, which apk does not know", "Name one package, or a name that all of them provide");
        }

        if (!IsName(relation.Name))
        {
            return ApkFieldRules.Wrong(field, relation.Name, "is no name that apk knows", "Use a package's name, or one such as so:libz.so.1 or cmd:bash");
        }

        if (relation.Comparison == VersionComparison.Any)
        {
            return relation.Version.Length == 0 ? [] : ApkFieldRules.Wrong(field, relation.Name, "has a version and no comparison", "Say how versions are compared");
        }

        return ApkVersion.IsValid(relation.Version) ? [] : ApkFieldRules.Wrong(field, relation.Version, $"is no Alpine version of {relation.Name}", "Write it as 1.2.3_rc1-r0");
    }

    // apk-package(5): a provided name may have more characters than a package's, so that names of other kinds have a prefix.
    [GeneratedRegex(@"\A[A-Za-z0-9/][A-Za-z0-9._+,:/\[\]-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
