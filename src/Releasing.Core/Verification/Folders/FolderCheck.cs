namespace Releasing.Verification.Folders;

/// <summary>What is looked at in a folder of downloaded files, in the order in which it is looked at.</summary>
public enum FolderCheck
{
    /// <summary>The file itself: its name, its kind, and that it belongs to the release.</summary>
    File,

    /// <summary>The digests of the checksum files.</summary>
    Checksum,

    /// <summary>Who signed it.</summary>
    Signature,

    /// <summary>How it was built: the statement names exactly these files.</summary>
    Provenance,

    /// <summary>What is in it: the SBOM is whole and about this file.</summary>
    Sbom,

    /// <summary>Unpacking it writes nowhere but where it should.</summary>
    Contents,

    /// <summary>Name, version and architecture of a package.</summary>
    Package,

    /// <summary>Its programs start here.</summary>
    Execution,
}
