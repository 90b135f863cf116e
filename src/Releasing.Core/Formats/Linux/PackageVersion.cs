using Releasing.Versions;

namespace Releasing.Formats.Linux;

/// <summary>The version of a package: the program's own version and what packagers add. Each format has its own way to write it.</summary>
public sealed record PackageVersion
{
    /// <summary>The program's version.</summary>
    public required SemanticVersion Upstream { get; init; }

    /// <summary>Comes before the version where a project has changed its scheme; 0 (default) writes none. Apk has no epoch.</summary>
    public int Epoch { get; init; }

    /// <summary>
    /// Counts packages of one version: the Debian revision, RPM's Release, the number after apk's <c>-r</c> (less one, which is where Alpine begins).
    /// Default: <c>1</c>.
    /// </summary>
    public string Release { get; init; } = "1";
}
