using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;

namespace Releasing.Formats.Dmg;

/// <summary>
/// A disk with one volume behind a GUID partition table (UEFI specification, chapter 5), as <c>hdiutil create</c> lays it out: the volume at sector 40, everything a
/// multiple of 4096 bytes. Its identifiers are made of what tells the volume from others.
/// </summary>
internal static class GuidPartitions
{
    private const int EntrySize = 128;
    private const int Entries = 128;
    private const int TableSectors = Entries * EntrySize / DmgSectors.Size;
    private const int VolumeSector = 40;
    private const int HeaderSize = 92;
    private const int FreeBehind = 7;
    private const string PartitionName = "disk image";

    // "Apple HFS/HFS+".
    private static readonly Guid s_hfsType = new("48465300-0000-11AA-AA11-00306543ECAC");

    /// <summary>The partitions of the disk.</summary>
    /// <param name="sectors">Length of the volume, a multiple of 8.</param>
    /// <param name="identity">What tells the volume from others.</param>
    /// <param name="write">Writes the volume.</param>
    public static IReadOnlyList<UdifPartition> Around(long sectors, ReadOnlySpan<byte> identity, Func<Stream, CancellationToken, Task> write)
    {
        var end = VolumeSector + sectors;
        var total = end + FreeBehind + TableSectors + 1;
        var table = new byte[TableSectors * DmgSectors.Size];
        s_hfsType.TryWriteBytes(table);
        Identifier(identity, "partition").TryWriteBytes(table.AsSpan(16));
        BinaryPrimitives.WriteInt64LittleEndian(table.AsSpan(32), VolumeSector);
        BinaryPrimitives.WriteInt64LittleEndian(table.AsSpan(40), end - 1);
        Encoding.Unicode.GetBytes(PartitionName, table.AsSpan(56));
        var disk = Identifier(identity, "disk");
        return
        [
            Bytes("Protective Master Boot Record (MBR : 0)", -1, ProtectiveRecord(total)),
            Bytes("GPT Header (Primary GPT Header : 1)", 0, Header(table, disk, 1, total - 1, 2, total)),
            Bytes("GPT Partition Data (Primary GPT Table : 2)", 1, table),
            new UdifPartition(" (Apple_Free : 3)", 2, VolumeSector - 2 - TableSectors, null),
            new UdifPartition($"{PartitionName} (Apple_HFS : 4)", 3, sectors, write),
            new UdifPartition(" (Apple_Free : 5)", 4, FreeBehind, null),
            Bytes("GPT Partition Data (Backup GPT Table : 6)", 5, table),
            Bytes("GPT Header (Backup GPT Header : 7)", 6, Header(table, disk, total - 1, 1, total - 1 - TableSectors, total)),
        ];
    }

    // One partition of the kind "GPT protective" over all that 32 bits can say.
    private static byte[] ProtectiveRecord(long total)
    {
        var sector = new byte[DmgSectors.Size];
        ReadOnlySpan<byte> entry = [0x00, 0x00, 0x02, 0x00, 0xEE, 0xFF, 0xFF, 0xFF, 0x01, 0x00, 0x00, 0x00];
        entry.CopyTo(sector.AsSpan(446));
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(458), (uint)Math.Min(total - 1, uint.MaxValue));
        sector[510] = 0x55;
        sector[511] = 0xAA;
        return sector;
    }

    private static byte[] Header(byte[] table, Guid disk, long own, long other, long tableAt, long total)
    {
        var sector = new byte[DmgSectors.Size];
        "EFI PART"u8.CopyTo(sector);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(8), 0x00010000);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(12), HeaderSize);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(24), own);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(32), other);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(40), 2 + TableSectors);
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(48), total - 2 - TableSectors);
        disk.TryWriteBytes(sector.AsSpan(56));
        BinaryPrimitives.WriteInt64LittleEndian(sector.AsSpan(72), tableAt);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(80), Entries);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(84), EntrySize);
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(88), Checksum(table, table.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(16), Checksum(sector, HeaderSize));
        return sector;
    }

    private static uint Checksum(byte[] bytes, int length)
    {
        var crc = new Crc32();
        crc.Update(new ArraySegment<byte>(bytes, 0, length));
        return (uint)crc.Value;
    }

    private static UdifPartition Bytes(string name, int id, byte[] bytes) =>
        new(name, id, bytes.Length / DmgSectors.Size, (stream, cancellationToken) => stream.WriteAsync(bytes, cancellationToken).AsTask());

    // RFC 9562, version 8: made of other things.
    private static Guid Identifier(ReadOnlySpan<byte> identity, string role)
    {
        var bytes = SHA256.HashData([.. identity, .. Encoding.UTF8.GetBytes(role)])[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
