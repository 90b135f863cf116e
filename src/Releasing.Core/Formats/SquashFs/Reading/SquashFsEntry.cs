using Releasing.Formats.Archives;

namespace Releasing.Formats.SquashFs;

/// <summary>Something in an image that was read.</summary>
public sealed record SquashFsEntry
{
    /// <summary>Its path from the root, with '/' between the parts and at neither end; empty for the root.</summary>
    public required string Path { get; init; }

    /// <summary>File, directory or symbolic link.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Permission bits.</summary>
    public required int Mode { get; init; }

    /// <summary>The owner's number.</summary>
    public required uint User { get; init; }

    /// <summary>The number of the owner's group.</summary>
    public required uint Group { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ModificationTime { get; init; }

    /// <summary>Length of a file in bytes; 0 otherwise.</summary>
    public long Length => Data?.Length ?? 0;

    /// <summary>Where a symbolic link points; null otherwise.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Where a file's contents are; null otherwise.</summary>
    internal FileData? Data { get; init; }
}
