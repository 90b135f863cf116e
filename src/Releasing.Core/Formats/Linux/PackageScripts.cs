namespace Releasing.Formats.Linux;

/// <summary>
/// The scripts that every format has in some form. Each gets the arguments of its format: deb the words of Debian policy 6.5, rpm the number of installed
/// versions, apk the versions. A format without upgrade scripts calls them from the install script where its arguments say upgrade.
/// </summary>
public sealed record PackageScripts
{
    /// <summary>Before files are unpacked for the first time, and in an upgrade where there is no <see cref="PreUpgrade"/>.</summary>
    public PackageScript? PreInstall { get; init; }

    /// <summary>After files are unpacked for the first time, and in an upgrade where there is no <see cref="PostUpgrade"/>.</summary>
    public PackageScript? PostInstall { get; init; }

    /// <summary>Before files are removed.</summary>
    public PackageScript? PreRemove { get; init; }

    /// <summary>After files were removed.</summary>
    public PackageScript? PostRemove { get; init; }

    /// <summary>Before the files of a new version are unpacked.</summary>
    public PackageScript? PreUpgrade { get; init; }

    /// <summary>After the files of a new version were unpacked.</summary>
    public PackageScript? PostUpgrade { get; init; }
}
