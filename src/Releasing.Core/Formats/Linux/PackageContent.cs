namespace Releasing.Formats.Linux;

/// <summary>
/// Something that a package installs, as a person writes it: <c>PackageTree</c> finds the files behind it. Made by the methods of its name.
/// </summary>
public sealed record PackageContent
{
    private PackageContent(PackageContentKind kind, string destination)
    {
        Kind = kind;
        Destination = destination;
    }

    /// <summary>What it is.</summary>
    public PackageContentKind Kind { get; }

    /// <summary>
    /// Absolute path on the system it is installed on. Of <see cref="Files"/>, and where it ends with <c>/</c>, the folder; else the file's own path.
    /// </summary>
    public string Destination { get; }

    /// <summary>A path or pattern below the source folder, or an absolute path; null where nothing is read.</summary>
    public string? Source { get; private init; }

    /// <summary>The bytes of a file that lies on no disk; null where <see cref="Source"/> says where to read.</summary>
    public Files.ContentSource? Bytes { get; private init; }

    /// <summary>Where a symbolic link points, written as it is; null otherwise.</summary>
    public string? LinkTarget { get; private init; }

    /// <summary>The user who owns it, by name. Default: <c>root</c>.</summary>
    public string Owner { get; init; } = "root";

    /// <summary>The group that owns it, by name. Default: <c>root</c>.</summary>
    public string Group { get; init; } = "root";

    /// <summary>
    /// Permission bits with set-user, set-group and sticky bit, at most octal 7777. Default: 755 for directories and what may be executed, 644 for other files.
    /// </summary>
    public int? Mode { get; init; }

    /// <summary>Mode of the directories of a <see cref="Tree"/>. Default: 755.</summary>
    public int? DirectoryMode { get; init; }

    /// <summary>What the package manager is told about it.</summary>
    public PackageFileTraits Traits { get; init; }

    /// <summary>Its time. Default: that of the package.</summary>
    public DateTimeOffset? ModificationTime { get; init; }

    /// <summary>The formats that have it. Default: all.</summary>
    public PackageFormats Formats { get; init; } = PackageFormats.All;

    /// <summary>One file, or with a pattern (<c>*</c>, <c>?</c>, <c>**</c>) each file it matches, in a folder without those below.</summary>
    /// <param name="source">Path or pattern. A file that bears exactly this name is that file, also with <c>*</c> or <c>[</c> in it.</param>
    /// <param name="destination">Where it goes; a folder when it ends with <c>/</c> or <paramref name="source"/> is a pattern.</param>
    public static PackageContent Files(string source, string destination) => new(PackageContentKind.Files, destination) { Source = source };

    /// <summary>One file that lies on no disk.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="destination">Its path.</param>
    public static PackageContent File(Files.ContentSource content, string destination) => new(PackageContentKind.Files, destination) { Bytes = content };

    /// <summary>A folder with all that is in it: files, folders, symbolic links.</summary>
    /// <param name="source">The folder.</param>
    /// <param name="destination">What it is called there.</param>
    public static PackageContent Tree(string source, string destination) => new(PackageContentKind.Tree, destination) { Source = source };

    /// <summary>A directory that the package owns.</summary>
    /// <param name="destination">Its path.</param>
    public static PackageContent Directory(string destination) => new(PackageContentKind.Directory, destination);

    /// <summary>A symbolic link.</summary>
    /// <param name="target">Where it points.</param>
    /// <param name="destination">Its own path.</param>
    public static PackageContent SymbolicLink(string target, string destination) => new(PackageContentKind.SymbolicLink, destination) { LinkTarget = target };

    /// <summary>A file that the package owns and does not bring, such as a log (rpm's <c>%ghost</c>; other formats leave it out).</summary>
    /// <param name="destination">Its path.</param>
    public static PackageContent Ghost(string destination) => new(PackageContentKind.Ghost, destination);
}
