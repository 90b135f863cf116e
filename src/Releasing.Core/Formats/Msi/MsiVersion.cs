using System.Numerics;
using Releasing.Versions;

namespace Releasing.Formats.Msi;

/// <summary>
/// A version as Windows Installer has it: three numbers, at most 255.255.65535 (Windows Installer, "ProductVersion property"); a fourth is ignored when versions are compared.
/// </summary>
/// <remarks>
/// Pre-release and build metadata are left out, so <c>1.2.3-rc.1</c>, <c>1.2.3-rc.2</c> and <c>1.2.3</c> are all 1.2.3 for Windows. Their packages have other
/// product codes and replace each other in any order: a release candidate that is installed is replaced by the final version, but also the other way round. Whoever offers
/// pre-releases to the same people for long gives them an upgrade code of their own, and so installs them side by side.
/// </remarks>
public static class MsiVersion
{
    private const int LargestMajorOrMinor = 255;
    private const int LargestPatch = 65535;

    /// <summary>The three numbers.</summary>
    /// <param name="version">A version without <see cref="Problems"/>.</param>
    public static string Of(SemanticVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return $"{version.Major}.{version.Minor}.{version.Patch}";
    }

    /// <summary>What is out of range, one sentence each.</summary>
    /// <param name="version">The version.</param>
    public static IEnumerable<string> Problems(SemanticVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return
        [
            .. Check("major", version.Major, LargestMajorOrMinor), .. Check("minor", version.Minor, LargestMajorOrMinor), .. Check("patch", version.Patch, LargestPatch),
        ];
    }

    private static string[] Check(string field, BigInteger value, int largest) => value <= largest
        ? []
        : [$"Version: the {field} number {value} is above {largest}, the largest that Windows Installer compares (ProductVersion). Number the product anew, or make no MSI of it."];
}
