using Releasing.Formats.Trees;

namespace Releasing.Formats.Iso9660;

/// <summary>A volume in the format of ECMA-119 (ISO 9660), level 3, with the POSIX names, modes and links of Rock Ridge (RRIP 1.12).</summary>
public sealed record IsoVolume
{
    /// <summary>The volume's name, at most 32 printable ASCII characters.</summary>
    public required string Name { get; init; }

    /// <summary>What is on it.</summary>
    public required FileTree Tree { get; init; }

    /// <summary>The time of everything, from 1900 to 2155, in whole seconds. Default: the Unix epoch.</summary>
    public DateTimeOffset Time { get; init; } = DateTimeOffset.UnixEpoch;
}
