using System.Globalization;
using System.Text.RegularExpressions;
using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.Formats.Deb;

/// <summary>
/// Debian's form of a version, deb-version(7): <c>epoch:upstream~prerelease+metadata-revision</c>. A tilde sorts before everything, also before the end, so
/// that a pre-release is older than its release.
/// </summary>
public static partial class DebVersion
{
    /// <summary>The version as the control file has it: <c>1:1.2.0~rc.1-1</c>.</summary>
    /// <param name="version">The version.</param>
    public static string Of(PackageVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Epoch == 0 ? InFileName(version) : string.Create(CultureInfo.InvariantCulture, $"{version.Epoch}:{InFileName(version)}");
    }

    /// <summary>The version as the package's file name has it, without the epoch: <c>1.2.0~rc.1-1</c>.</summary>
    /// <param name="version">The version.</param>
    public static string InFileName(PackageVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return $"{Upstream(version.Upstream)}-{version.Release}";
    }

    /// <summary>Whether a text is a version by policy 5.6.12.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsValid(string text) => Grammar().IsMatch(text);

    /// <summary>Whether a text is a revision: what stands behind the last hyphen.</summary>
    internal static bool IsRevision(string text) => Revision().IsMatch(text);

    private static string Upstream(SemanticVersion version) =>
        version.Core + (version.IsPrerelease ? "~" + version.Prerelease : "") + (version.BuildMetadata.Length > 0 ? "+" + version.BuildMetadata : "");

    // Where there is no revision the upstream part has no hyphen; the last hyphen always begins the revision.
    [GeneratedRegex(@"\A(?:[0-9]{1,9}:)?[0-9][A-Za-z0-9.+~]*(?:[A-Za-z0-9.+~-]*-[A-Za-z0-9+.~]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\A[A-Za-z0-9+.~]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Revision();
}
