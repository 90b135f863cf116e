using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Releasing.Formats.CompoundFile;

/// <summary>One entry of the directory (MS-CFB 2.6.1), 128 bytes. Its times are 0: the same content is the same file.</summary>
internal sealed record DirectoryEntry
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 128;

    private const int NameBytes = 64;

    public required string Name { get; init; }

    public required DirectoryEntryKind Kind { get; init; }

    /// <summary>Whether the node of the tree of siblings is red, not black.</summary>
    public bool IsRed { get; set; }

    public uint Left { get; set; } = SectorNumber.NoEntry;

    public uint Right { get; set; } = SectorNumber.NoEntry;

    /// <summary>The root of the tree of what is in a storage.</summary>
    public uint Child { get; set; } = SectorNumber.NoEntry;

    public Guid ClassId { get; init; }

    /// <summary>First sector of the stream, or of the mini stream in the root's entry.</summary>
    public uint Start { get; set; }

    public long Length { get; set; }

    /// <summary>Writes the entry.</summary>
    public void Write(Span<byte> target)
    {
        target[..Size].Clear();
        Encoding.Unicode.GetBytes(Name, target);
        BinaryPrimitives.WriteUInt16LittleEndian(target[NameBytes..], (ushort)((Name.Length + 1) * sizeof(char)));
        target[66] = (byte)Kind;
        target[67] = (byte)(IsRed ? 0 : 1);
        BinaryPrimitives.WriteUInt32LittleEndian(target[68..], Left);
        BinaryPrimitives.WriteUInt32LittleEndian(target[72..], Right);
        BinaryPrimitives.WriteUInt32LittleEndian(target[76..], Child);
        ClassId.TryWriteBytes(target[80..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[116..], Start);
        BinaryPrimitives.WriteInt64LittleEndian(target[120..], Length);
    }

    /// <summary>Writes an entry that nothing uses.</summary>
    public static void WriteUnused(Span<byte> target)
    {
        target[..Size].Clear();
        MemoryMarshal.Cast<byte, uint>(target)[17..20].Fill(SectorNumber.NoEntry);
    }

    /// <summary>Reads an entry; null when nothing uses it, or when it is damaged, as <paramref name="problem"/> says then.</summary>
    public static DirectoryEntry? Read(ReadOnlySpan<byte> source, bool isVersionThree, out string? problem)
    {
        var (kind, color, nameBytes) = ((DirectoryEntryKind)source[66], source[67], BinaryPrimitives.ReadUInt16LittleEndian(source[NameBytes..]));
        problem = null;
        if (kind == DirectoryEntryKind.Unused)
        {
            return null;
        }

        if (!Enum.IsDefined(kind) || color > 1 || nameBytes is < 2 or > NameBytes || nameBytes % 2 != 0 || BinaryPrimitives.ReadUInt16LittleEndian(source[(nameBytes - 2)..]) != 0)
        {
            problem = "an entry of the directory has a kind, a colour or a length of its name that it cannot have";
            return null;
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(source[120..]);
        return new DirectoryEntry
        {
            Name = Encoding.Unicode.GetString(source[..(nameBytes - 2)]),
            Kind = kind,
            IsRed = color == 0,
            Left = BinaryPrimitives.ReadUInt32LittleEndian(source[68..]),
            Right = BinaryPrimitives.ReadUInt32LittleEndian(source[72..]),
            Child = BinaryPrimitives.ReadUInt32LittleEndian(source[76..]),
            ClassId = new Guid(source.Slice(80, 16)),
            Start = BinaryPrimitives.ReadUInt32LittleEndian(source[116..]),
            // MS-CFB 2.6.1: version 3 has 32 bits; what stands in the others means nothing.
            Length = isVersionThree ? (uint)length : length,
        };
    }
}
