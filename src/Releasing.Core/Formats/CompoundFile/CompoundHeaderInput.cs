using System.Buffers.Binary;

namespace Releasing.Formats.CompoundFile;

/// <summary>What the header of a file says (MS-CFB 2.2).</summary>
/// <param name="SectorSize">512 or 4,096.</param>
/// <param name="DirectoryCount">Sectors of the directory; 0 in version 3, which does not say it.</param>
/// <param name="FatCount">Sectors of the FAT.</param>
/// <param name="DirectoryStart">First sector of the directory.</param>
/// <param name="MiniFatStart">First sector of the mini FAT.</param>
/// <param name="MiniFatCount">Sectors of the mini FAT.</param>
/// <param name="DifatStart">First sector of the DIFAT behind the header.</param>
/// <param name="DifatCount">Sectors of it.</param>
/// <param name="Difat">The numbers of the first 109 sectors of the FAT.</param>
internal sealed record CompoundHeaderInput(
    int SectorSize, uint DirectoryCount, uint FatCount, uint DirectoryStart, uint MiniFatStart, uint MiniFatCount, uint DifatStart, uint DifatCount, IReadOnlyList<uint> Difat)
{
    /// <summary>Where the number of FAT sectors stands.</summary>
    public const int FatCountOffset = 44;

    /// <summary>Where the number of DIFAT sectors stands.</summary>
    public const int DifatCountOffset = 72;

    /// <summary>Reads it.</summary>
    /// <exception cref="Failures.InvalidInputException">It is damaged, or none.</exception>
    public static CompoundHeaderInput Read(FileStream file, CompoundInput input)
    {
        var header = new byte[CompoundHeader.Size];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            throw input.Damaged(file.Length, "it ends inside the header");
        }

        if (!header.AsSpan().StartsWith(CompoundHeader.Signature))
        {
            throw input.Damaged(0, "the signature is not that of a compound file");
        }

        var (version, order, shift, miniShift) = (Short(header, 26), Short(header, 28), Short(header, 30), Short(header, 32));
        if ((version, shift) is not ((3, 9) or (4, 12)))
        {
            throw input.Damaged(26, $"version {version} with sectors of 2 to the power of {shift} bytes is neither 3 with 9 nor 4 with 12");
        }

        if (order != CompoundHeader.LittleEndian || miniShift != CompoundHeader.MiniSectorShift || Number(header, 56) != CompoundLayout.MiniCutoff)
        {
            throw input.Damaged(28, "byte order, mini sector shift or mini stream cutoff are not FFFE, 6 and 4096");
        }

        if (header.AsSpan(8, 16).ContainsAnyExcept((byte)0) || header.AsSpan(34, 6).ContainsAnyExcept((byte)0) || (version == 3 && Number(header, 40) != 0))
        {
            throw input.Damaged(8, "a field that must be 0 is not (class identifier, bytes 34 to 39, or version 3's number of directory sectors)");
        }

        var difat = new uint[CompoundLayout.HeaderDifatEntries];
        for (var i = 0; i < difat.Length; i++)
        {
            difat[i] = Number(header, CompoundHeader.DifatOffset + (i * sizeof(uint)));
        }

        return new CompoundHeaderInput(1 << shift, Number(header, 40), Number(header, FatCountOffset), Number(header, 48), Number(header, 60), Number(header, 64), Number(header, 68), Number(header, DifatCountOffset), difat);
    }

    private static ushort Short(byte[] header, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(offset));

    private static uint Number(byte[] header, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(offset));
}
