namespace Releasing.Formats.Dmg;

/// <summary>The forms of runs that are written and read here.</summary>
internal enum UdifRunKind : uint
{
    /// <summary>Zeros that are not kept.</summary>
    Zero = 0,

    /// <summary>Bytes as they are.</summary>
    Raw = 1,

    /// <summary>Sectors that nobody uses: they read as zeros and are left out of the table's checksum.</summary>
    Ignored = 2,

    /// <summary>A zlib stream.</summary>
    Zlib = 0x80000005,

    /// <summary>The end of the table.</summary>
    End = 0xFFFFFFFF,
}
