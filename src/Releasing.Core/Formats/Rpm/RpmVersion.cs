using System.Globalization;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>
/// How rpm writes a version. A pre-release follows a tilde, which rpm sorts before nothing at all (rpm-version(7)); <c>-</c>, which separates version and
/// release, becomes <c>_</c>. Within pre-releases rpm compares as it does everywhere: a number is later than a word, where semantic versions say earlier.
/// </summary>
public static class RpmVersion
{
    /// <summary>Version and release, with the epoch where there is one: <c>2:1.2.0~rc.1-1</c>.</summary>
    /// <param name="version">The package's version.</param>
    public static string Of(PackageVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var epoch = version.Epoch == 0 ? "" : version.Epoch.ToString(CultureInfo.InvariantCulture) + ":";
        return $"{epoch}{UpstreamOf(version)}-{version.Release}";
    }

    /// <summary>The program's own version, the tag Version: <c>1.2.0~rc.1+build</c> of <c>1.2.0-rc.1+build</c>.</summary>
    /// <param name="version">The package's version.</param>
    public static string UpstreamOf(PackageVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var upstream = version.Upstream;
        var text = upstream.Core.ToString()
            + (upstream.IsPrerelease ? "~" + upstream.Prerelease : "")
            + (upstream.BuildMetadata.Length > 0 ? "+" + upstream.BuildMetadata : "");
        return text.Replace('-', '_');
    }
}
