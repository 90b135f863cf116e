using System.Globalization;
using System.Numerics;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Next;

/// <summary>
/// Pre-releases that count up: <c>rc.1</c>, <c>rc.2</c>. Other people's shapes go on as they are where the order of Semantic Versioning, rule 11.4, allows it: <c>rc1</c>, <c>rc2</c>, but after
/// <c>rc9</c> comes <c>rc9.1</c>, for <c>rc10</c> would sort below it.
/// </summary>
internal static class PrereleaseSeries
{
    public const string Usual = "rc";

    /// <summary>The name of the series that a version belongs to: <c>rc</c> of <c>1.0.0-rc.1</c> and of <c>1.0.0-rc1</c>; null for a stable version or a bare number.</summary>
    public static string? Of(SemanticVersion? version)
    {
        var text = version?.Prerelease ?? "";
        var label = text[..^Digits(text)].TrimEnd('.');
        return label.Length > 0 ? label : null;
    }

    /// <summary>The first of a series.</summary>
    /// <exception cref="ReleaseException">The name is not one.</exception>
    public static SemanticVersion First(SemanticVersion core, string channel)
    {
        if (!SemanticVersion.TryParse($"{core}-{channel}.1", out var first) || char.IsAsciiDigit(channel[^1]))
        {
            throw new InvalidInputException("Version", $"'{PlainText.Line(channel)}' is no name of a series of pre-releases", "Give identifiers of letters, digits and hyphens that do not end with a digit, such as rc, beta or next");
        }

        return first;
    }

    /// <summary>What comes after a pre-release in its own series.</summary>
    public static SemanticVersion After(SemanticVersion version)
    {
        var text = version.Prerelease;
        var digits = Digits(text);
        if (digits > 0)
        {
            var number = BigInteger.Parse(text.AsSpan(text.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture);
            var counted = string.Create(CultureInfo.InvariantCulture, $"{version.Core}-{text[..^digits]}{number + 1}");
            if (SemanticVersion.TryParse(counted, out var next) && SemanticVersion.ComparePrecedence(next, version) > 0)
            {
                return next;
            }
        }

        return version.WithPrerelease(text + ".1");
    }

    /// <summary>How many digits stand at the end.</summary>
    private static int Digits(string text) => text.Length - text.AsSpan().TrimEnd("0123456789").Length;
}
