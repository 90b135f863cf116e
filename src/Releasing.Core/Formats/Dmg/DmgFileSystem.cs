namespace Releasing.Formats.Dmg;

/// <summary>The file system of the volume in a disk image.</summary>
public enum DmgFileSystem
{
    /// <summary>HFS Plus ("Mac OS Extended"), behind a GUID partition table: what <c>hdiutil create</c> makes.</summary>
    HfsPlus,

    /// <summary>ISO 9660 with Rock Ridge names, modes and links, without a partition table.</summary>
    Iso9660,
}
