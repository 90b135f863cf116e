using System.Globalization;
using System.Numerics;
using Releasing.Versions;

namespace Releasing.Formats.AppBundle;

/// <summary>
/// A version in the two forms of a bundle: CFBundleShortVersionString is three numbers; CFBundleVersion may end in a stage (d, a, b or fc) and a number from 1 to 255,
/// so that a pre-release is older than its release (Apple, "Core Foundation Keys").
/// </summary>
/// <param name="Short">What the Finder shows: <c>1.2.3</c>.</param>
/// <param name="Full">What the system compares: <c>1.2.3b2</c>.</param>
public sealed record BundleVersion(string Short, string Full)
{
    private const int HighestStageNumber = 255;

    /// <summary>The forms of a semantic version: <c>alpha</c> is a, <c>beta</c> is b, <c>rc</c> is fc, every other pre-release d; the last number in it counts, from 1 to 255.</summary>
    /// <param name="version">The version; build metadata is left out.</param>
    public static BundleVersion Of(SemanticVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var core = version.Core.ToString();
        if (!version.IsPrerelease)
        {
            return new BundleVersion(core, core);
        }

        var stage = version.PrereleaseIdentifiers[0].ToUpperInvariant() switch
        {
            var name when name.StartsWith("ALPHA", StringComparison.Ordinal) => "a",
            var name when name.StartsWith("BETA", StringComparison.Ordinal) => "b",
            var name when name.StartsWith("RC", StringComparison.Ordinal) => "fc",
            _ => "d",
        };
        var digits = string.Concat(version.Prerelease.Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse());
        var number = digits.Length == 0 ? BigInteger.One : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return new BundleVersion(core, string.Create(CultureInfo.InvariantCulture, $"{core}{stage}{BigInteger.Clamp(number, 1, HighestStageNumber)}"));
    }
}
