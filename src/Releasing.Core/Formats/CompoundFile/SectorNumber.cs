namespace Releasing.Formats.CompoundFile;

/// <summary>Numbers that stand in place of a sector's or an entry's (MS-CFB 2.1 and 2.6.1).</summary>
internal static class SectorNumber
{
    /// <summary>The last number that names a sector, MAXREGSECT.</summary>
    public const uint Last = 0xFFFFFFFA;

    /// <summary>A sector of the DIFAT, DIFSECT.</summary>
    public const uint Difat = 0xFFFFFFFC;

    /// <summary>A sector of the FAT, FATSECT.</summary>
    public const uint Fat = 0xFFFFFFFD;

    /// <summary>The end of a chain, ENDOFCHAIN.</summary>
    public const uint EndOfChain = 0xFFFFFFFE;

    /// <summary>A sector that nothing uses, FREESECT.</summary>
    public const uint Free = 0xFFFFFFFF;

    /// <summary>No entry of the directory, NOSTREAM.</summary>
    public const uint NoEntry = 0xFFFFFFFF;
}
