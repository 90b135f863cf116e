using System.Text.RegularExpressions;

namespace Releasing.Formats.Linux.Parts;

/// <summary>SPDX licences under the names that Debian's copyright-format 1.0 has for them (section 7.1), and where Debian systems keep their texts.</summary>
internal static partial class DebianLicence
{
    private const string Unknown = "unknown";
    private const string CommonFolder = "/usr/share/common-licenses/";

    /// <summary>The single licences of an expression, without operators, exceptions and parentheses.</summary>
    public static IReadOnlyList<string> Split(string expression) => expression.Length == 0 ? [Unknown] :
        [.. Exception().Replace(expression, "").Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("OR" or "AND")).Distinct()];

    /// <summary>An expression with Debian's names: <c>MIT OR Apache-2.0</c> is <c>Expat or Apache-2.0</c>. Parentheses do not exist there; a comma binds loosest.</summary>
    public static string ShortName(string expression) => expression.Length == 0 ? Unknown :
        Word().Replace(expression, word => word.Value switch
        {
            "OR" => "or",
            "AND" => "and",
            "WITH" => "with",
            _ => Name(word.Value),
        }).Replace(") and ", "), and ", StringComparison.Ordinal).Replace(" and (", ", and ", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    /// <summary>The path of the licence's text on every Debian system; null when it has none.</summary>
    public static string? CommonFile(string licence) => Stem(licence) switch
    {
        "Apache-2.0" or "MPL-1.1" or "MPL-2.0" or "CC0-1.0" => CommonFolder + Stem(licence),
        "Artistic-1.0-Perl" => CommonFolder + "Artistic",
        "GPL-1.0" or "GPL-2.0" or "GPL-3.0" or "LGPL-2.0" or "LGPL-3.0" => CommonFolder + Stem(licence)[..^2],
        "LGPL-2.1" or "GFDL-1.2" or "GFDL-1.3" => CommonFolder + Stem(licence),
        _ => null,
    };

    /// <summary>Whether a licence is on SPDX's list, not one of somebody's own.</summary>
    public static bool IsListed(string licence) => licence != Unknown && !licence.StartsWith("LicenseRef-", StringComparison.Ordinal) && !licence.StartsWith("DocumentRef-", StringComparison.Ordinal);

    /// <summary>Whether a text is one of those, which a copyright file must not repeat.</summary>
    public static bool IsCommonText(string text) =>
        text.Contains("Apache License", StringComparison.Ordinal)
        || text.Contains("Mozilla Public License", StringComparison.Ordinal)
        || text.Contains("CC0 1.0 Universal", StringComparison.Ordinal)
        || Gnu().IsMatch(text);

    private static string Name(string licence) => licence switch
    {
        "MIT" => "Expat",
        "BSD-2-Clause" => "BSD-2-clause",
        "BSD-3-Clause" => "BSD-3-clause",
        "Python-2.0" => "Python",
        _ when licence.Contains("GPL-", StringComparison.Ordinal) || licence.StartsWith("GFDL-", StringComparison.Ordinal) => GnuName(licence),
        _ => licence,
    };

    private static string GnuName(string licence)
    {
        var later = licence.EndsWith("-or-later", StringComparison.Ordinal) || licence.EndsWith('+');
        var stem = Stem(licence);
        return (stem.EndsWith(".0", StringComparison.Ordinal) ? stem[..^2] : stem) + (later ? "+" : "");
    }

    private static string Stem(string licence) => Later().Replace(licence, "");

    [GeneratedRegex(@"(-only|-or-later|\+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\s+WITH\s+[^\s()]+", RegexOptions.CultureInvariant)]
    private static partial Regex Exception();

    [GeneratedRegex(@"[^\s()]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A\s*GNU (LESSER |LIBRARY )?GENERAL PUBLIC LICENSE", RegexOptions.CultureInvariant)]
    private static partial Regex Gnu();
}
