using System.Buffers.Binary;

namespace Releasing.Formats.CompoundFile;

/// <summary>The header of a compound file (MS-CFB 2.2).</summary>
internal static class CompoundHeader
{
    /// <summary>Bytes with a meaning; version 4 fills a whole sector.</summary>
    public const int Size = 512;

    /// <summary>Where the DIFAT's first numbers stand.</summary>
    public const int DifatOffset = 76;

    /// <summary>The mark of the byte order.</summary>
    public const ushort LittleEndian = 0xFFFE;
    
    /// <summary>Sectors of the mini stream have 2 to the power of this bytes.</summary>
    public const ushort MiniSectorShift = 6;

    private const ushort MinorVersion = 0x3E;

    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The header of a layout, padded to a sector.</summary>
    public static byte[] Of(CompoundLayout layout)
    {
        var header = new byte[layout.SectorSize];
        var target = header.AsSpan();
        Signature.CopyTo(target);
        BinaryPrimitives.WriteUInt16LittleEndian(target[24..], MinorVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(target[26..], (ushort)layout.Version);
        BinaryPrimitives.WriteUInt16LittleEndian(target[28..], LittleEndian);
        BinaryPrimitives.WriteUInt16LittleEndian(target[30..], (ushort)int.Log2(layout.SectorSize));
        BinaryPrimitives.WriteUInt16LittleEndian(target[32..], MiniSectorShift);
        // Version 3 does not say it.
        BinaryPrimitives.WriteUInt32LittleEndian(target[40..], layout.Version == CompoundVersion.Three ? 0 : (uint)layout.DirectorySectorCount);
        BinaryPrimitives.WriteUInt32LittleEndian(target[44..], (uint)layout.FatSectorCount);
        BinaryPrimitives.WriteUInt32LittleEndian(target[48..], layout.DirectoryStart);
        BinaryPrimitives.WriteUInt32LittleEndian(target[56..], CompoundLayout.MiniCutoff);
        BinaryPrimitives.WriteUInt32LittleEndian(target[60..], layout.MiniFatStart);
        BinaryPrimitives.WriteUInt32LittleEndian(target[64..], (uint)layout.MiniFatSectorCount);
        // The DIFAT's sectors stand behind the FAT's, and these at the file's start.
        BinaryPrimitives.WriteUInt32LittleEndian(target[68..], layout.DifatSectorCount == 0 ? SectorNumber.EndOfChain : (uint)layout.FatSectorCount);
        BinaryPrimitives.WriteUInt32LittleEndian(target[72..], (uint)layout.DifatSectorCount);
        for (var i = 0; i < CompoundLayout.HeaderDifatEntries; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target[(DifatOffset + (i * sizeof(uint)))..], i < layout.FatSectorCount ? (uint)i : SectorNumber.Free);
        }

        return header;
    }
}
