using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Zip;

/// <summary>One member of a zip archive.</summary>
public sealed record ZipEntry
{
    private ZipEntry(EntryKind kind, string name, int mode)
    {
        Kind = kind;
        Name = MemberName.Check(name);
        Mode = mode;
        if (Name.Contains('\\'))
        {
            throw new InvalidInputException($"Archive member '{name}'", @"the name holds '\', which Windows takes for a separator", "Rename the file");
        }
    }

    /// <summary>What the member is; never a hard link, which zip has not.</summary>
    public EntryKind Kind { get; }

    /// <summary>Relative name with '/' between its parts and none at its end.</summary>
    public string Name { get; }

    /// <summary>Unix permission bits, at most octal 7777. Default: 644 for files, 755 for directories, 777 for symbolic links.</summary>
    public int Mode { get; init; }

    /// <summary>Modification time, written as UTC in steps of two seconds and kept within 1980 and 2107. Default: 1980-01-01.</summary>
    public DateTimeOffset ModificationTime { get; init; } = DosTime.Earliest;

    /// <summary>How the bytes are kept. Default: <see cref="ZipMethod.Deflate"/>.</summary>
    public ZipMethod Method { get; init; } = ZipMethod.Deflate;

    /// <summary>Contents of a file, or the target of a symbolic link; null for a directory.</summary>
    public ContentSource? Content { get; private init; }

    /// <summary>A regular file.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="InvalidInputException">The name is absolute, climbs with <c>..</c>, holds '\', or is not text.</exception>
    public static ZipEntry File(string name, ContentSource content) => new(EntryKind.File, name, 0b110_100_100) { Content = content };

    /// <summary>A directory.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>.</exception>
    public static ZipEntry Directory(string name) => new(EntryKind.Directory, name, 0b111_101_101);

    /// <summary>A symbolic link, as Unix unpackers know it: a file of type link whose contents are the target.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="target">Where it points.</param>
    /// <exception cref="InvalidInputException">As for <see cref="File"/>, or the target is empty.</exception>
    public static ZipEntry SymbolicLink(string name, string target)
    {
        MemberName.CheckTarget(name, target);
        return new ZipEntry(EntryKind.SymbolicLink, name, 0b111_111_111)
        {
            Content = ContentSource.FromBytes(Encoding.UTF8.GetBytes(target), name),
            Method = ZipMethod.Store,
        };
    }
}
