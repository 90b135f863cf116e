namespace Releasing.Artifacts;

/// <summary>What a file of a release is. <see cref="ArtifactTraits"/> says how each kind is treated.</summary>
public enum ArtifactKind
{
    /// <summary>An executable as the compiler or the code signer left it; packed, never released by itself.</summary>
    Binary,

    /// <summary>A tar.gz or zip of one target's binaries.</summary>
    Archive,

    /// <summary>A tar.gz or zip of the tagged sources.</summary>
    SourceArchive,

    /// <summary>A Debian package.</summary>
    Deb,

    /// <summary>An RPM package.</summary>
    Rpm,

    /// <summary>An Alpine package.</summary>
    Apk,

    /// <summary>A Windows Installer package.</summary>
    Msi,

    /// <summary>An Apple disk image.</summary>
    Dmg,

    /// <summary>An AppImage.</summary>
    AppImage,

    /// <summary>A NuGet package.</summary>
    NuGetPackage,

    /// <summary>A container image; it has a digest and a name but no path.</summary>
    Image,

    /// <summary>The text that stands on the release page.</summary>
    ReleaseNotes,

    /// <summary>A software bill of materials.</summary>
    Sbom,

    /// <summary>A list of digests such as <c>checksums.txt</c>.</summary>
    Checksum,

    /// <summary>A provenance attestation.</summary>
    Provenance,

    /// <summary>A signature or signature bundle of one other file.</summary>
    Signature,

    /// <summary>A folder from which a package manager installs; it is served, not released.</summary>
    Repository,

    /// <summary>Any other file a repository releases.</summary>
    Other,
}
