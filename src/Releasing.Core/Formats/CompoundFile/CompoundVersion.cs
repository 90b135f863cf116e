namespace Releasing.Formats.CompoundFile;

/// <summary>Major version of a compound file (MS-CFB 2.2), which says how large its sectors are.</summary>
public enum CompoundVersion
{
    /// <summary>Sectors of 512 bytes; the file stays below 2 GiB. What every reader knows.</summary>
    Three = 3,

    /// <summary>Sectors of 4,096 bytes; any size.</summary>
    Four = 4,
}
