using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Archives;

/// <summary>One member of a release archive, whichever format it becomes.</summary>
public sealed record ArchiveEntry
{
    private ArchiveEntry(EntryKind kind, string name, int mode)
    {
        Kind = kind;
        Name = MemberName.Check(name);
        Mode = mode;
    }

    /// <summary>What the member is; never a hard link, which zip has not.</summary>
    public EntryKind Kind { get; }

    /// <summary>Relative name with '/' between its parts and none at its end.</summary>
    public string Name { get; }

    /// <summary>Permission bits, at most octal 7777. Default: 644 for files, 755 for executables and directories, 777 for symbolic links.</summary>
    public int Mode { get; init; }

    /// <summary>Contents of a file; null otherwise.</summary>
    public ContentSource? Content { get; private init; }

    /// <summary>Where a symbolic link points; null otherwise.</summary>
    public string? LinkTarget { get; private init; }

    /// <summary>A regular file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="executable">Whether its mode is 755, not 644.</param>
    /// <exception cref="InvalidInputException">The name is absolute, climbs with <c>..</c>, or is not text.</exception>
    public static ArchiveEntry File(string name, ContentSource content, bool executable = false) =>
        new(EntryKind.File, name, executable ? 0b111_101_101 : 0b110_100_100) { Content = content };

    /// <summary>A directory.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>.</exception>
    public static ArchiveEntry Directory(string name) => new(EntryKind.Directory, name, 0b111_101_101);

    /// <summary>A symbolic link.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="target">Where it points.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>, or the target is empty.</exception>
    public static ArchiveEntry SymbolicLink(string name, string target)
    {
        MemberName.CheckTarget(name, target);
        return new ArchiveEntry(EntryKind.SymbolicLink, name, 0b111_111_111) { LinkTarget = target };
    }
}
