using Releasing.Files;

namespace Releasing.Formats.Cpio;

/// <summary>One member of a cpio archive.</summary>
public sealed record CpioEntry
{
    /// <summary>Its name, such as <c>./usr/bin/tool</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Place in the package's file list from 0; the inode number is one more, as rpm numbers them.</summary>
    public required int Index { get; init; }

    /// <summary>File type and permission bits of <c>st_mode</c>, such as octal 100644.</summary>
    public required int Mode { get; init; }

    /// <summary>Modification time, written in whole seconds.</summary>
    public required DateTimeOffset ModificationTime { get; init; }

    /// <summary>The bytes: a file's content or where a symbolic link points; null for a directory.</summary>
    public ContentSource? Content { get; init; }

    /// <summary>Length of <see cref="Content"/> in bytes; 0 without it.</summary>
    public long Length { get; init; }

    /// <summary>Shown the bytes of the content while they are written, such as a digest; null when nobody looks.</summary>
    public ContentObserver? Observer { get; init; }
}
