namespace Releasing.Sboms;

/// <summary>What the thing that an SBOM describes is for (SPDX 2.3, 7.24 primary package purpose; CycloneDX 1.6, component type).</summary>
public enum BomPurpose
{
    /// <summary>A program, or the release as a whole.</summary>
    Application,

    /// <summary>Files packed into one.</summary>
    Archive,

    /// <summary>A single file that is none of the others.</summary>
    File,

    /// <summary>A package that a package manager or installer installs.</summary>
    Install,

    /// <summary>Code that others build on.</summary>
    Library,

    /// <summary>A container image.</summary>
    Container,

    /// <summary>Source code.</summary>
    Source,
}
