namespace Releasing.Formats.Archives;

/// <summary>What an archive member is.</summary>
public enum EntryKind
{
    /// <summary>A regular file with contents.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>Another name of a regular file that came earlier in the same archive (tar only).</summary>
    HardLink,
}
