using System.Text.RegularExpressions;

namespace Releasing.Formats.Linux.Contents;

/// <summary>Tells the language of a translation or manual page by the folder it lies in.</summary>
internal static partial class MemberLanguage
{
    public static string Of(string path) => Place().Match(path) is { Success: true } match ? match.Groups["language"].Value : "";

    // language[_territory][.codeset][@modifier], as in locale(7). 'man1' is no language: a section follows a language.
    [GeneratedRegex("^/usr/share/(locale/(?<language>[a-z]{2,3}(_[A-Z]{2})?(\\.[A-Za-z0-9-]+)?(@[A-Za-z0-9]+)?)/.|man/(?<language>[a-z]{2,3}(_[A-Z]{2})?(\\.[A-Za-z0-9-]+)?(@[A-Za-z0-9]+)?)/man[^/]+/.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
