namespace Releasing.Verification.Folders.Contents;

/// <summary>What a member of an archive becomes when it is unpacked.</summary>
internal enum MemberKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A second name of another member.</summary>
    HardLink,

    /// <summary>A device, pipe or socket.</summary>
    Device,
}
