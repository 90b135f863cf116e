using System.Buffers.Binary;

namespace Releasing.Formats.Cabinet;

/// <summary>Lengths and flags of a cabinet's records (MS-CAB 2.1 to 2.5), and the checksum of its data.</summary>
internal static class CabinetRecord
{
    public const int HeaderLength = 36;

    public const int FolderLength = 8;

    /// <summary>Bytes of a file's record before its name.</summary>
    public const int FileLength = 16;

    public const int DataHeaderLength = 8;

    public const byte VersionMinor = 3;

    public const byte VersionMajor = 1;

    /// <summary>Bit of a file's attributes: the name is in UTF-8.</summary>
    public const int NameIsUtf8 = 0x80;

    /// <summary>The header's flag for a cabinet before this one.</summary>
    public const int HasPrevious = 1;

    /// <summary>The header's flag for a cabinet behind this one.</summary>
    public const int HasNext = 2;

    /// <summary>The header's flag for room that programs reserve for themselves.</summary>
    public const int HasReserve = 4;

    /// <summary>The first bytes of a cabinet.</summary>
    public static ReadOnlySpan<byte> Signature => "MSCF"u8;

    /// <summary>The first bytes of a block of MSZIP (MS-MCI 2.1.1.1).</summary>
    public static ReadOnlySpan<byte> MszipSignature => "CK"u8;

    /// <summary>The checksum of a block: of its data, and then of both its lengths (MS-CAB 3.1).</summary>
    public static uint Checksum(ReadOnlySpan<byte> data, ReadOnlySpan<byte> lengths) => Xor(lengths, Xor(data, 0));

    private static uint Xor(ReadOnlySpan<byte> data, uint seed)
    {
        var wide = 0UL;
        while (data.Length >= sizeof(ulong))
        {
            wide ^= BinaryPrimitives.ReadUInt64LittleEndian(data);
            data = data[sizeof(ulong)..];
        }

        var sum = seed ^ (uint)wide ^ (uint)(wide >> 32);
        if (data.Length >= sizeof(uint))
        {
            sum ^= BinaryPrimitives.ReadUInt32LittleEndian(data);
            data = data[sizeof(uint)..];
        }

        // What is left counts with its first byte as the highest.
        var rest = 0u;
        foreach (var value in data)
        {
            rest = (rest << 8) | value;
        }

        return sum ^ rest;
    }
}
