namespace Releasing.Formats.CompoundFile;

/// <summary>What an entry of the directory is (MS-CFB 2.6.1, "Object Type").</summary>
internal enum DirectoryEntryKind : byte
{
    Unused = 0,
    Storage = 1,
    Stream = 2,
    Root = 5,
}
