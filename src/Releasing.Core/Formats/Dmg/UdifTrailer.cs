using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Dmg;

/// <summary>The last 512 bytes of a disk image ("koly"): where everything is.</summary>
/// <param name="DataLength">Length of the data fork, which begins at byte 0.</param>
/// <param name="PropertyListLength">Length of the property list behind it.</param>
/// <param name="SegmentId">16 bytes that tell the image from others.</param>
/// <param name="DataChecksum">CRC-32 of the data fork.</param>
/// <param name="MasterChecksum">CRC-32 of the tables' checksums, one behind the other.</param>
/// <param name="Sectors">Length of the disk.</param>
internal sealed record UdifTrailer(long DataLength, long PropertyListLength, byte[] SegmentId, uint DataChecksum, uint MasterChecksum, long Sectors)
{
    /// <summary>Length of the trailer in bytes.</summary>
    public const int Length = 512;

    private const uint Version = 4;
    private const uint Flattened = 1;
    private const uint DeviceImage = 1;
    private const int ChecksumRoom = 128;
    private const int PropertyListAt = 216;
    private const int SignatureAt = 296;
    private const int MasterAt = 352;
    private const int VariantAt = 488;

    /// <summary>The first bytes of the trailer.</summary>
    public static ReadOnlySpan<byte> Magic => "koly"u8;

    /// <summary>The bytes of the trailer.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        var trailer = new BigEndianWriter(bytes);
        trailer.Bytes(Magic);
        trailer.U32(Version);
        trailer.U32(Length);
        trailer.U32(Flattened);
        trailer.U64(0);
        trailer.U64(0);
        trailer.U64((ulong)DataLength);
        // No resource fork; segment 1 of 1.
        trailer.Skip(16);
        trailer.U32(1);
        trailer.U32(1);
        trailer.Bytes(SegmentId);
        WriteChecksum(ref trailer, DataChecksum);
        trailer.U64((ulong)DataLength);
        trailer.U64((ulong)PropertyListLength);
        // Reserved; place and length of a signature that codesign adds; reserved.
        trailer.Skip(MasterAt - trailer.Position);
        WriteChecksum(ref trailer, MasterChecksum);
        trailer.U32(DeviceImage);
        trailer.U64((ulong)Sectors);
        return bytes;
    }

    /// <summary>Reads a trailer.</summary>
    /// <param name="bytes">The last 512 bytes of a file.</param>
    /// <param name="fileLength">The file's length.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="InvalidInputException">It is none, or a field has a value that it cannot have.</exception>
    public static UdifTrailer Read(ReadOnlySpan<byte> bytes, long fileLength, string path)
    {
        Demand(bytes.Length == Length && bytes.StartsWith(Magic), "the file does not end as a disk image does");
        Demand(U32(bytes, 4) == Version && U32(bytes, 8) == Length && U32(bytes, 12) == Flattened && U32(bytes, VariantAt) == DeviceImage, "the trailer is not of version 4");
        var (dataLength, listAt, listLength, sectors) = (I64(bytes, 32), I64(bytes, PropertyListAt), I64(bytes, PropertyListAt + 8), I64(bytes, VariantAt + 4));
        Demand(I64(bytes, 16) == 0 && I64(bytes, 24) == 0 && I64(bytes, 40) == 0 && I64(bytes, 48) == 0 && U32(bytes, 56) <= 1 && U32(bytes, 60) <= 1, "the data fork is not the first part of one file");
        // A signature lies between the property list and the trailer.
        var (signatureAt, signatureLength) = (I64(bytes, SignatureAt), I64(bytes, SignatureAt + 8));
        var end = signatureLength == 0 && signatureAt == 0 ? fileLength - Length : signatureAt;
        Demand(signatureLength == 0 || (signatureAt >= 0 && signatureLength == fileLength - Length - signatureAt), "the signature lies in no possible place");
        Demand(dataLength >= 0 && listAt >= dataLength && listLength > 0 && listAt <= end && listLength == end - listAt && listAt == dataLength && sectors >= 0, "the parts lie in no possible places");
        foreach (var at in new[] { 80, MasterAt })
        {
            Demand(U32(bytes, at) == UdifTable.Crc32Kind && U32(bytes, at + 4) == UdifTable.Crc32Bits && !bytes.Slice(at + 12, ChecksumRoom - 4).ContainsAnyExcept((byte)0), "a checksum is not CRC-32");
        }

        Demand(!bytes[232..SignatureAt].ContainsAnyExcept((byte)0) && !bytes[(SignatureAt + 16)..MasterAt].ContainsAnyExcept((byte)0) && !bytes[500..].ContainsAnyExcept((byte)0), "reserved bytes are not zero");
        return new UdifTrailer(dataLength, listLength, bytes[64..80].ToArray(), U32(bytes, 88), U32(bytes, MasterAt + 8), sectors);

        void Demand(bool condition, string problem)
        {
            if (!condition)
            {
                throw new InvalidInputException(path, problem, "The disk image is cut short or damaged: make it again");
            }
        }
    }

    private static void WriteChecksum(ref BigEndianWriter trailer, uint checksum)
    {
        trailer.U32(UdifTable.Crc32Kind);
        trailer.U32(UdifTable.Crc32Bits);
        trailer.U32(checksum);
        trailer.Skip(ChecksumRoom - 4);
    }

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64BigEndian(bytes[at..]);
}
