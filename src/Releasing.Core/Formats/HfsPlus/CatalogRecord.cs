using Releasing.Formats.Binaries;

namespace Releasing.Formats.HfsPlus;

/// <summary>
/// A record of the catalog file: that of a folder or file, by parent and name, or the thread that leads from its ID back to them (TN1150, "Catalog File").
/// </summary>
internal sealed class CatalogRecord(CatalogNode node, bool isThread, uint time) : IBTreeRecord
{
    private const int FolderRecord = 1;
    private const int FileRecord = 2;
    private const int ThreadExists = 2;

    // The owner that means whoever looks at it: what volumes have that were never owned.
    private const uint UnknownOwner = 99;

    // sys/stat.h: S_IFDIR, S_IFLNK and S_IFREG.
    private const int DirectoryType = 0x4000;
    private const int LinkType = 0xA000;
    private const int FileType = 0x8000;

    private const int HasCustomIcon = 0x0400;
    private const string VolumeIcon = ".VolumeIcon.icns";

    /// <summary>The first half of the key: the parent's ID, of a thread the node's own.</summary>
    public uint KeyId => isThread ? node.Id : node.ParentId;

    /// <summary>The second half of the key, of a thread empty.</summary>
    public string KeyName => isThread ? "" : node.Name;

    /// <summary>What it is about.</summary>
    public CatalogNode Node => node;

    /// <inheritdoc/>
    public int KeyLength => 6 + (2 * KeyName.Length);

    /// <inheritdoc/>
    public int DataLength => isThread ? 10 + (2 * node.Name.Length) : node.IsFolder ? 88 : 248;

    /// <inheritdoc/>
    public void WriteKey(Span<byte> target)
    {
        var key = new BigEndianWriter(target);
        key.U32(KeyId);
        key.U16(KeyName.Length);
        key.Utf16(KeyName);
    }

    /// <inheritdoc/>
    public void WriteData(Span<byte> target)
    {
        var data = new BigEndianWriter(target);
        if (isThread)
        {
            data.U16(node.IsFolder ? 3 : 4);
            data.U16(0);
            data.U32(node.ParentId);
            data.U16(node.Name.Length);
            data.Utf16(node.Name);
        }
        else if (node.IsFolder)
        {
            WriteFolder(data);
        }
        else
        {
            WriteFile(data);
        }
    }

    private void WriteFolder(BigEndianWriter data)
    {
        data.U16(FolderRecord);
        data.U16(0);
        data.U32((uint)node.Node.Children.Count);
        data.U32(node.Id);
        WriteTimesAndOwner(ref data, DirectoryType);
        // FolderInfo: window bounds, then the Finder's flags.
        data.Skip(8);
        data.U16(node.Node.Parent is null && node.Node.Children.Any(child => child.Name == VolumeIcon) ? HasCustomIcon : 0);
    }

    private void WriteFile(BigEndianWriter data)
    {
        data.U16(FileRecord);
        data.U16(ThreadExists);
        data.U32(0);
        data.U32(node.Id);
        WriteTimesAndOwner(ref data, node.IsLink ? LinkType : FileType);
        // FileInfo: a symbolic link has this type and creator (TN1150, "Symbolic Links").
        data.Bytes(node.IsLink ? "slnkrhap"u8 : "\0\0\0\0\0\0\0\0"u8);
        // Rest of it, ExtendedFileInfo, text encoding and reserved.
        data.Skip(8 + 16 + 8);
        node.Extent.WriteFork(ref data, node.Length, 0);
    }

    // Creation, content, attributes, access; never backed up.
    private void WriteTimesAndOwner(ref BigEndianWriter data, int type)
    {
        for (var index = 0; index < 4; index++)
        {
            data.U32(time);
        }

        data.U32(0);
        data.U32(UnknownOwner);
        data.U32(UnknownOwner);
        // No BSD flags.
        data.U16(0);
        data.U16(type | node.Node.Mode);
        data.U32(0);
    }
}
