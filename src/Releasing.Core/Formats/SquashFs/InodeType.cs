namespace Releasing.Formats.SquashFs;

/// <summary>The kinds of inodes that are written; a directory's entries name the basic kind of an extended one.</summary>
internal static class InodeType
{
    public const ushort Directory = 1;
    public const ushort File = 2;
    public const ushort SymbolicLink = 3;
    public const ushort ExtendedDirectory = 8;
    public const ushort ExtendedFile = 9;
    public const ushort ExtendedSymbolicLink = 10;

    /// <summary>What an inode has in place of a fragment or of extended attributes that are not there.</summary>
    public const uint None = uint.MaxValue;

    /// <summary>The bit of a size that tells of bytes that are not compressed: of a block of data, of a block of metadata.</summary>
    public const uint StoredData = 1 << 24;
    public const ushort StoredMetadata = 1 << 15;

    /// <summary>The basic kind.</summary>
    public static ushort BasicOf(ushort type) => (ushort)(type > 7 ? type - 7 : type);
}
