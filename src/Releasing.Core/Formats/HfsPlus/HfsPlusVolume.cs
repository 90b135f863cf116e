using Releasing.Formats.Trees;

namespace Releasing.Formats.HfsPlus;

/// <summary>A volume in the format HFS Plus ("Mac OS Extended"), which tells no case, as Apple's Technical Note TN1150 describes it.</summary>
public sealed record HfsPlusVolume
{
    /// <summary>What the Finder shows, at most 255 UTF-16 units; ':' is not allowed in it.</summary>
    public required string Name { get; init; }

    /// <summary>What is on it. A file <c>.VolumeIcon.icns</c> in its root becomes the volume's icon.</summary>
    public required FileTree Tree { get; init; }

    /// <summary>The time of everything, from 1904 to 2040, in whole seconds. Default: the Unix epoch.</summary>
    public DateTimeOffset Time { get; init; } = DateTimeOffset.UnixEpoch;
}
