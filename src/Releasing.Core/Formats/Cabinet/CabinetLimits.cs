namespace Releasing.Formats.Cabinet;

/// <summary>What fits in a cabinet (MS-CAB 2.1 to 2.5).</summary>
public static class CabinetLimits
{
    /// <summary>The most files, and the most folders, of a cabinet.</summary>
    public const int Files = 65_535;

    /// <summary>The longest file, and the most bytes before compression of a folder: 65,535 blocks of 32,768.</summary>
    public const long FileLength = 0x7FFF8000;

    /// <summary>The longest cabinet in bytes.</summary>
    public const long CabinetLength = 0x7FFFFFFF;

    /// <summary>The longest name in bytes.</summary>
    internal const int NameBytes = 255;

    /// <summary>The most blocks of a folder.</summary>
    internal const int Blocks = 65_535;

    /// <summary>Bytes of a block before compression.</summary>
    internal const int BlockLength = 32_768;

    /// <summary>The most bytes of a compressed block, its signature among them.</summary>
    internal const int MszipLength = BlockLength + 12;

    /// <summary>What a stored block adds: the data's header, the signature, and the header of deflate (RFC 1951, 3.2.4).</summary>
    internal const int MszipGrowth = CabinetRecord.DataHeaderLength + 2 + 5;
}
