using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.Zip;

/// <summary>What the archive's headers say of one member, and those headers (APPNOTE.TXT 6.3.10, 4.3.7, 4.3.9 and 4.3.12).</summary>
internal sealed class ZipRecord
{
    /// <summary>A field of 32 bits that holds this points to the zip64 extra field.</summary>
    public const uint InZip64 = 0xFFFFFFFF;

    private const ushort Zip64ExtraField = 0x0001;
    private const ushort UnixHost = 3 << 8;
    private const ushort DataDescriptorFollows = 1 << 3;
    private const ushort NameIsUtf8 = 1 << 11;
    private const ushort PlainVersion = 20;
    private const ushort Zip64Version = 45;

    public required byte[] Name { get; init; }

    /// <summary>Unix file type and permissions.</summary>
    public required int UnixMode { get; init; }

    public required bool IsDirectory { get; init; }

    public required uint DosTime { get; init; }

    public required long Offset { get; init; }

    public ZipMethod Method { get; set; }

    /// <summary>Whether checksum and sizes follow the data because they were not known before it.</summary>
    public bool HasDescriptor { get; set; }

    /// <summary>Whether the sizes of the local header and the descriptor have 64 bits.</summary>
    public bool IsLocalZip64 { get; set; }

    public uint Checksum { get; set; }

    public long CompressedSize { get; set; }

    public long Size { get; set; }

    private ushort Flags => (ushort)((HasDescriptor ? DataDescriptorFollows : 0) | (Ascii.IsValid(Name) ? 0 : NameIsUtf8));

    public byte[] LocalHeader()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0x04034B50u);
        writer.Write(IsLocalZip64 ? Zip64Version : PlainVersion);
        WriteCommon(writer);
        writer.Write(HasDescriptor ? 0 : Checksum);
        writer.Write(IsLocalZip64 ? InZip64 : HasDescriptor ? 0 : (uint)CompressedSize);
        writer.Write(IsLocalZip64 ? InZip64 : HasDescriptor ? 0 : (uint)Size);
        writer.Write((ushort)Name.Length);
        writer.Write((ushort)(IsLocalZip64 ? 20 : 0));
        writer.Write(Name);
        if (IsLocalZip64)
        {
            writer.Write(Zip64ExtraField);
            writer.Write((ushort)16);
            writer.Write(HasDescriptor ? 0 : Size);
            writer.Write(HasDescriptor ? 0 : CompressedSize);
        }

        return stream.ToArray();
    }

    public byte[] Descriptor()
    {
        var bytes = new byte[IsLocalZip64 ? 24 : 16];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, 0x08074B50);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Checksum);
        if (IsLocalZip64)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), CompressedSize);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Size);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), (uint)CompressedSize);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)Size);
        }

        return bytes;
    }

    public byte[] CentralHeader()
    {
        // The extra field holds just the numbers that do not fit, in this order (4.5.3).
        long[] large = [.. new[] { Size, CompressedSize, Offset }.Where(IsLarge)];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var version = large.Length > 0 || IsLocalZip64 ? Zip64Version : PlainVersion;
        writer.Write(0x02014B50u);
        writer.Write((ushort)(UnixHost | version));
        writer.Write(version);
        WriteCommon(writer);
        writer.Write(Checksum);
        writer.Write(Narrow(CompressedSize));
        writer.Write(Narrow(Size));
        writer.Write((ushort)Name.Length);
        writer.Write((ushort)(large.Length > 0 ? 4 + (8 * large.Length) : 0));
        // No comment, disk 0, no internal attributes.
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        // Unix mode above, the MS-DOS directory bit below.
        writer.Write(((uint)UnixMode << 16) | (IsDirectory ? 0x10u : 0));
        writer.Write(Narrow(Offset));
        writer.Write(Name);
        if (large.Length > 0)
        {
            writer.Write(Zip64ExtraField);
            writer.Write((ushort)(8 * large.Length));
            foreach (var value in large)
            {
                writer.Write(value);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Whether a number needs zip64.</summary>
    public static bool IsLarge(long value) => value >= InZip64;

    /// <summary>The number, or the mark that it stands in a zip64 record.</summary>
    public static uint Narrow(long value) => IsLarge(value) ? InZip64 : (uint)value;

    private void WriteCommon(BinaryWriter writer)
    {
        writer.Write(Flags);
        writer.Write((ushort)Method);
        writer.Write(DosTime);
    }
}
