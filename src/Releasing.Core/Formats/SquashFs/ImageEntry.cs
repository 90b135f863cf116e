namespace Releasing.Formats.SquashFs;

/// <summary>An entry of a directory.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Type">The basic kind of its inode.</param>
/// <param name="Number">The number of its inode.</param>
/// <param name="Inode">Where its inode is.</param>
internal readonly record struct ImageEntry(byte[] Name, ushort Type, uint Number, MetadataPosition Inode);
