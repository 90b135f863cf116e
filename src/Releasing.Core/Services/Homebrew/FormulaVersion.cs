using System.Text.RegularExpressions;
using Releasing.Versions;

namespace Releasing.Services.Homebrew;

/// <summary>The version of a formula, in its address or in words of its own.</summary>
public static partial class FormulaVersion
{
    /// <summary>
    /// Homebrew reads this version out of this address, so that <c>brew audit</c> calls a <c>version</c> of its own redundant: a stable one of a release on github.com. From the names of archives alone
    /// it would take <c>86.64</c> of <c>…-x86_64.tar.gz</c>.
    /// </summary>
    /// <param name="url">The address.</param>
    /// <param name="version">The version.</param>
    public static bool IsTold(string url, string version) => Release().Match(url) is { Success: true } found && found.Groups["version"].Value == version && !Date().IsMatch(url);

    /// <summary>The version that a formula in a tap has; null when it tells none that this program knows.</summary>
    /// <param name="ruby">The text of the formula, anybody's.</param>
    public static SemanticVersion? In(string ruby)
    {
        ArgumentNullException.ThrowIfNull(ruby);
        var written = Written().Match(ruby) is { Success: true } own ? own : Release().Match(ruby);
        return written.Success && SemanticVersion.TryParse(written.Groups["version"].Value, out var version) ? version : null;
    }

    /// <summary>The digests that a formula in a tap names, in order.</summary>
    /// <param name="ruby">The text of the formula, anybody's.</param>
    public static IReadOnlyList<string> DigestsIn(string ruby) => [.. Digest().Matches(ruby).Select(found => found.Groups["digest"].Value)];

    // Version::VERSION_PARSERS, "GitHub releases".
    [GeneratedRegex(@"https://github\.com/[^/\s""]+/[^/\s""]+/releases/download/[rvV]?_?(?<version>[0-9]+(\.[0-9]+)+)/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();

    // The parser before it takes a date for the version.
    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^\s*version\s+[""'](?<version>[^""'\s]{1,200})[""']", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex(@"^\s*sha256\s+[""'](?<digest>[0-9a-f]{64})[""']", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Digest();
}
