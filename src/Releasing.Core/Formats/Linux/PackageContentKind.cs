namespace Releasing.Formats.Linux;

/// <summary>What a <see cref="PackageContent"/> is.</summary>
public enum PackageContentKind
{
    /// <summary>A file, or the files of a pattern.</summary>
    Files,

    /// <summary>A folder with all that is in it.</summary>
    Tree,

    /// <summary>An owned directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>Owned, not brought.</summary>
    Ghost,
}
