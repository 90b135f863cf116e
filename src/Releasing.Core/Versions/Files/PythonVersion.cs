using System.Globalization;
using System.Text.RegularExpressions;
using Releasing.Failures;

namespace Releasing.Versions.Files;

/// <summary>
/// Versions as Python writes them (https://packaging.python.org/en/latest/specifications/version-specifiers/, once PEP 440): <c>1.0.0-rc.1</c> is <c>1.0.0rc1</c> there.
/// </summary>
public static partial class PythonVersion
{
    /// <summary>The version in Python's form.</summary>
    /// <param name="version">Stable, or a pre-release of alpha, beta, rc or dev with a number.</param>
    /// <exception cref="ReleaseException">Python has no such version.</exception>
    public static string From(SemanticVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (version.BuildMetadata.Length == 0 && !version.IsPrerelease)
        {
            return version.ToString();
        }

        var parts = Series().Match(version.Prerelease);
        return parts.Success && version.BuildMetadata.Length == 0
            ? $"{version.Core}{parts.Groups["name"].Value switch { "a" or "alpha" => "a", "b" or "beta" => "b", "dev" => ".dev", _ => "rc" }}{(parts.Groups["number"].Length > 0 ? parts.Groups["number"].Value : "0")}"
            : throw new InvalidInputException("Version", $"{version} cannot be written as a Python version", "Choose a pre-release such as alpha.1, beta.1, rc.1 or dev.1");
    }

    /// <summary>The semantic version that a Python version stands for; null where there is none (epochs, post releases, more than three numbers).</summary>
    /// <param name="text">As it is written; the usual other spellings are read too.</param>
    public static SemanticVersion? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = Whole().Match(text.ToLowerInvariant());
        if (!parts.Success)
        {
            return null;
        }

        var core = string.Create(CultureInfo.InvariantCulture, $"{Number("major")}.{Number("minor")}.{Number("patch")}");
        var series = parts.Groups["name"].Value switch { "" => "", "a" or "alpha" => "alpha", "b" or "beta" => "beta", "dev" => "dev", _ => "rc" };
        return SemanticVersion.TryParse(series.Length == 0 ? core : $"{core}-{series}.{Number("number")}", out var version) ? version : null;

        string Number(string group) => parts.Groups[group].Value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
    }

    [GeneratedRegex(@"^(?<name>a|alpha|b|beta|c|rc|pre|preview|dev)\.?(?<number>[0-9]*)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Series();

    [GeneratedRegex(
        @"^v?(?<major>[0-9]+)(\.(?<minor>[0-9]+))?(\.(?<patch>[0-9]+))?([-_.]?(?<name>a|alpha|b|beta|c|rc|pre|preview|dev)[-_.]?(?<number>[0-9]*))?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
