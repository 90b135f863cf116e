using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Linux;

/// <summary>One path of a package, found, checked and ready to be written.</summary>
public sealed record PackageMember
{
    /// <summary>Absolute path with <c>/</c> and none at its end: <c>/usr/bin/tool</c>. Never <c>/</c> itself.</summary>
    public required string Path { get; init; }

    /// <summary>The path without its first <c>/</c>, as tar and cpio write it.</summary>
    public string RelativePath => Path[1..];

    /// <summary>File, directory or symbolic link; never a hard link.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>The bytes of a file; null for others and for ghosts.</summary>
    public ContentSource? Content { get; init; }

    /// <summary>Where a symbolic link points; null otherwise.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Permission bits, at most octal 7777.</summary>
    public required int Mode { get; init; }

    /// <summary>Owner by name.</summary>
    public string Owner { get; init; } = "root";

    /// <summary>Group by name.</summary>
    public string Group { get; init; } = "root";

    /// <summary>Time in whole seconds, UTC.</summary>
    public required DateTimeOffset ModificationTime { get; init; }

    /// <summary>What the package manager is told.</summary>
    public PackageFileTraits Traits { get; init; }

    /// <summary>Language of a translation or manual page by its place (<c>de</c> in <c>/usr/share/man/de/…</c>), for rpm's <c>%lang</c>; empty for none.</summary>
    public string Language { get; init; } = "";

    /// <summary>
    /// A directory that is here only because something lies in it and that belongs to the system (<c>/usr</c>, <c>/usr/bin</c>): tar writes it, no package claims it.
    /// </summary>
    public bool IsSystemDirectory { get; init; }
}
