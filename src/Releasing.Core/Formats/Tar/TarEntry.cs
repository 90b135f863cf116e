using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Tar;

/// <summary>One member of a tar archive.</summary>
public sealed record TarEntry
{
    private TarEntry(EntryKind kind, string name)
    {
        Kind = kind;
        Name = name == "." && kind == EntryKind.Directory ? name : MemberName.Check(name);
    }

    /// <summary>What the member is.</summary>
    public EntryKind Kind { get; }

    /// <summary>Relative name with '/' between its parts and none at its end; <c>.</c> is the root directory.</summary>
    public string Name { get; }

    /// <summary>Permission bits, at most octal 7777. Default: 644 for files, 755 for directories, 777 for symbolic links.</summary>
    public int Mode { get; init; }

    /// <summary>Modification time, written in whole seconds. Default: the Unix epoch.</summary>
    public DateTimeOffset ModificationTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Numeric owner. Default: 0.</summary>
    public long UserId { get; init; }

    /// <summary>Numeric group. Default: 0.</summary>
    public long GroupId { get; init; }

    /// <summary>Name of the owner. Default: none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Name of the group. Default: none.</summary>
    public string GroupName { get; init; } = "";

    /// <summary>Where a link points: any path for a symbolic link, the name of an earlier member for a hard link; null otherwise.</summary>
    public string? LinkTarget { get; private init; }

    /// <summary>Contents of a file, opened when the writer gets to it; null otherwise.</summary>
    public ContentSource? Content { get; private init; }

    /// <summary>Shown the bytes of the content while they are written, such as a digest; null when nobody looks.</summary>
    public ContentObserver? Observer { get; init; }

    /// <summary>Further pax records of this member (such as apk's checksum), by keyword; written in ordinal order. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> PaxRecords { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>A regular file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="InvalidInputException">The name is absolute, climbs with <c>..</c>, or is not text.</exception>
    public static TarEntry File(string name, ContentSource content) => new(EntryKind.File, name) { Content = content, Mode = 0b110_100_100 };

    /// <summary>A directory.</summary>
    /// <param name="name">Its name in the archive; <c>.</c> for the root.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>.</exception>
    public static TarEntry Directory(string name) => new(EntryKind.Directory, name) { Mode = 0b111_101_101 };

    /// <summary>A symbolic link.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="target">Where it points, written as it is.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>, or the target is empty.</exception>
    public static TarEntry SymbolicLink(string name, string target)
    {
        MemberName.CheckTarget(name, target);
        return new TarEntry(EntryKind.SymbolicLink, name) { LinkTarget = target, Mode = 0b111_111_111 };
    }

    /// <summary>A second name of a file that came earlier in the archive.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="target">The earlier member's name.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>, for either name.</exception>
    public static TarEntry HardLink(string name, string target) =>
        new(EntryKind.HardLink, name) { LinkTarget = MemberName.Check(target), Mode = 0b110_100_100 };
}
