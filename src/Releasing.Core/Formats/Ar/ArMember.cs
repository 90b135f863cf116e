namespace Releasing.Formats.Ar;

/// <summary>The header of one ar member, deb(5): what stands in its 60 characters.</summary>
/// <param name="Name">At most 16 ASCII characters without a space or <c>/</c>; no long-name extension exists in deb(5).</param>
/// <param name="Size">Length in bytes, at most <see cref="LargestSize"/>.</param>
public sealed record ArMember(string Name, long Size)
{
    /// <summary>The largest size that ten decimal digits hold.</summary>
    public const long LargestSize = 9_999_999_999;

    /// <summary>Modification time in whole seconds. Default: the Unix epoch.</summary>
    public DateTimeOffset ModificationTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Numeric owner. Default: 0.</summary>
    public int UserId { get; init; }

    /// <summary>Numeric group. Default: 0.</summary>
    public int GroupId { get; init; }

    /// <summary>File type and permission bits. Default: octal 100644, a regular file.</summary>
    public int Mode { get; init; } = 0b1000_000_110_100_100;
}
