using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.Formats.Apk;

/// <summary>
/// Alpine's form of a version, apk-package(5): <c>number{.number}{letter}{_suffix{number}}{-r#}</c>, with the suffixes <c>alpha beta pre rc</c> before the
/// release and <c>cvs svn git hg p</c> after it. <c>1.0.0-beta.1</c> becomes <c>1.0.0_beta1-r0</c>.
/// </summary>
/// <remarks>
/// The labels alpha, beta, pre (and preview) and rc, in any case, become the suffix of that name, with the number behind them; further numbers follow as
/// <c>_p</c>, which sorts higher, as in the semantic version. Any other word becomes <c>_git</c> behind the last of those four that the alphabet has before it:
/// <c>dev.3</c> is <c>_beta_git3</c>, after every numbered beta; <c>snapshot.5</c> is <c>_rc_git5</c>, after every candidate and before the release, where the
/// semantic version is too. What sorts before alpha, a bare number above all, has no suffix that keeps its order and is refused. Build metadata, which has no
/// part in the order, is left out. Package release 1 is <c>-r0</c>, where Alpine begins to count.
/// </remarks>
public static partial class ApkVersion
{
    // apk-tools 2 reads each number into 32 bits.
    private static readonly BigInteger s_largest = int.MaxValue;

    private static readonly string[] s_suffixes = ["rc", "pre", "beta", "alpha"];

    /// <summary>The version as .PKGINFO has it.</summary>
    /// <param name="version">The version.</param>
    /// <exception cref="InvalidInputException">Alpine cannot write it; <see cref="Problem"/> says why.</exception>
    public static string Of(PackageVersion version) =>
        Problem(version) is { } problem ? throw new InvalidInputException("Version", problem, "Give ApkPackage.Version in Alpine's own form") : Text(version);

    /// <summary>Why Alpine cannot write a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>A clause with the version in it; null when it can.</returns>
    public static string? Problem(PackageVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var upstream = version.Upstream;
        if (version.Epoch != 0)
        {
            return "an epoch is set, which Alpine does not have";
        }

        if (!int.TryParse(version.Release, NumberStyles.None, CultureInfo.InvariantCulture, out var release) || release < 1)
        {
            return $"the release '{Releasing.Text.PlainText.Line(version.Release)}' is no number from 1 on, which Alpine counts packages by";
        }

        if (upstream.IsPrerelease && Prerelease(upstream) is null)
        {
            return $"'{upstream.Prerelease}' has no form that Alpine would sort: write a word from alpha on, such as alpha, beta, dev, pre or rc, and numbers behind it";
        }

        return Numbers(upstream).Any(number => number > s_largest) ? $"{upstream} has a number above {s_largest}, which apk cannot compare" : null;
    }

    /// <summary>Whether a text is a version by apk-package(5).</summary>
    /// <param name="text">Any text.</param>
    public static bool IsValid(string text) => Grammar().IsMatch(text);

    private static string Text(PackageVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.Upstream.Core}{Prerelease(version.Upstream)}-r{int.Parse(version.Release, CultureInfo.InvariantCulture) - 1}");

    // Null when there is no form for it.
    private static string? Prerelease(SemanticVersion version)
    {
        if (!version.IsPrerelease)
        {
            return "";
        }

        var identifiers = version.PrereleaseIdentifiers;
        var first = Label().Match(identifiers[0]);
        var numbers = identifiers.Skip(1).ToList();
        if (!first.Success || !numbers.TrueForAll(number => number.All(char.IsAsciiDigit)))
        {
            return null;
        }

        if (Suffix(first.Groups["label"].Value.ToLowerInvariant()) is not { } suffix)
        {
            return null;
        }

        if (first.Groups["number"].Length > 0)
        {
            numbers.Insert(0, first.Groups["number"].Value);
        }

        return suffix + string.Join("_p", numbers);
    }

    private static string? Suffix(string label) => label == "preview" ? "_pre"
        : Array.Find(s_suffixes, suffix => string.CompareOrdinal(suffix, label) <= 0) is not { } suffix ? null
        : suffix == label ? $"_{suffix}" : $"_{suffix}_git";

    private static IEnumerable<BigInteger> Numbers(SemanticVersion version) =>
    [
        version.Major, version.Minor, version.Patch,
        .. Digits().Matches(version.Prerelease).Select(match => BigInteger.Parse(match.Value, CultureInfo.InvariantCulture)),
    ];

    [GeneratedRegex(@"\A(?<label>[A-Za-z]+)(?<number>(?:0|[1-9][0-9]*)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[0-9]+(?:\.[0-9]+)*[a-z]?(?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*(?:~[0-9a-f]+)?(?:-r[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
