using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Text;

namespace Releasing.Formats.Dmg;

/// <summary>The block table ("mish") of a partition: which of its sectors are kept where.</summary>
/// <param name="Name">What the property list calls it.</param>
/// <param name="Id">Its number there.</param>
/// <param name="FirstSector">Where the partition begins on the disk.</param>
/// <param name="Sectors">Its length.</param>
/// <param name="BufferSectors">How many sectors a reader needs room for.</param>
/// <param name="Checksum">CRC-32 of its bytes, without those of ignored runs.</param>
/// <param name="Runs">Its runs in the order of the sectors, without the end.</param>
internal sealed record UdifTable(string Name, int Id, long FirstSector, long Sectors, int BufferSectors, uint Checksum, IReadOnlyList<UdifRun> Runs)
{
    /// <summary>A checksum's kind in tables and trailer: CRC-32, of 32 bits.</summary>
    public const uint Crc32Kind = 2;

    /// <summary>Bits of such a checksum.</summary>
    public const uint Crc32Bits = 32;

    private const int HeaderLength = 204;
    private const int RunLength = 40;
    private const int ChecksumRoom = 128;

    // The largest run of a compressed image: hdiutil makes them of 256 KiB or 1 MiB.
    private const int LargestBuffer = 32 * 1024;

    // Kinds of runs that other images have: ADC, bzip2, LZFSE and LZMA, and comments.
    private static readonly uint[] s_otherForms = [0x8000_0004, 0x8000_0006, 0x8000_0007, 0x8000_0008, 0x7FFF_FFFE];

    /// <summary>The bytes of the table.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderLength + ((Runs.Count + 1) * RunLength)];
        var table = new BigEndianWriter(bytes);
        table.Bytes("mish"u8);
        table.U32(1);
        table.U64((ulong)FirstSector);
        table.U64((ulong)Sectors);
        table.U64(0);
        table.U32((uint)BufferSectors);
        table.U32((uint)Id);
        table.Skip(24);
        table.U32(Crc32Kind);
        table.U32(Crc32Bits);
        table.U32(Checksum);
        table.Skip(ChecksumRoom - 4);
        table.U32((uint)Runs.Count + 1);
        foreach (var run in Runs.Append(End()))
        {
            table.U32((uint)run.Kind);
            table.U32(0);
            table.U64((ulong)run.Sector);
            table.U64((ulong)run.Count);
            table.U64((ulong)run.Offset);
            table.U64((ulong)run.Length);
        }

        return bytes;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="name">What the property list calls it.</param>
    /// <param name="id">Its number there.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="dataLength">Length of the data fork that its runs lie in.</param>
    /// <param name="path">The image, for messages.</param>
    /// <exception cref="InvalidInputException">A field has a value that it cannot have.</exception>
    public static UdifTable Read(string name, int id, ReadOnlySpan<byte> bytes, long dataLength, string path)
    {
        Demand(bytes.Length >= HeaderLength && bytes.StartsWith("mish"u8) && U32(bytes, 4) == 1, "is no block table of version 1");
        var (first, sectors, buffer) = (I64(bytes, 8), I64(bytes, 16), U32(bytes, 32));
        Demand(first >= 0 && sectors >= 0 && I64(bytes, 24) == 0 && buffer <= LargestBuffer, "has a place or size that it cannot have");
        Demand(U32(bytes, 64) == Crc32Kind && U32(bytes, 68) == Crc32Bits, "has another checksum than CRC-32");
        var count = U32(bytes, HeaderLength - 4);
        Demand(count > 0 && bytes.Length == HeaderLength + ((long)count * RunLength), "has another number of runs than it says");
        var runs = new List<UdifRun>((int)count);
        var next = 0L;
        for (var index = 0; index < count; index++)
        {
            var at = HeaderLength + (index * RunLength);
            var run = new UdifRun((UdifRunKind)U32(bytes, at), I64(bytes, at + 8), I64(bytes, at + 16), I64(bytes, at + 24), I64(bytes, at + 32));
            Demand(run.Sector == next && run.Offset >= 0 && run.Length >= 0 && run.Offset <= dataLength && run.Length <= dataLength - run.Offset, "has runs that do not follow each other, or lie outside of the file");
            Demand((run.Kind == UdifRunKind.End) == (index == count - 1) && (run.Kind != UdifRunKind.End || (run.Count == 0 && run.Length == 0)), "does not end with its last run");
            if (run.Kind != UdifRunKind.End)
            {
                Demand(run.Count > 0 && run.Count <= sectors - next, "has a run that leaves the partition");
                if (s_otherForms.Contains((uint)run.Kind))
                {
                    throw new NotReadException(path, $"the table '{PlainText.Line(name)}' has runs in the form {(uint)run.Kind:x}, which is not read here", "Make a zlib one of it (UDZO)");
                }

                Demand(IsPossible(run, buffer), "has a run in a form that is not read here, or too large for its buffer");
                next += run.Count;
                runs.Add(run);
            }
        }

        Demand(next == sectors, "does not describe all its sectors");
        return new UdifTable(name, id, first, sectors, (int)buffer, U32(bytes, 72), runs);

        void Demand(bool condition, string problem)
        {
            if (!condition)
            {
                throw new InvalidInputException(path, $"the table '{PlainText.Line(name)}' {problem}", "The disk image is damaged or not a zlib one: make it again");
            }
        }
    }

    private UdifRun End() => new(UdifRunKind.End, Sectors, 0, Runs.Count == 0 ? 0 : Runs[^1].Offset + Runs[^1].Length, 0);

    private static bool IsPossible(UdifRun run, uint buffer) => run.Kind switch
    {
        UdifRunKind.Zero or UdifRunKind.Ignored => run.Length == 0,
        UdifRunKind.Raw => run.Length == run.Count * DmgSectors.Size,
        UdifRunKind.Zlib => run.Count <= buffer && run.Length <= (long)buffer * DmgSectors.Size,
        _ => false,
    };

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static long I64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64BigEndian(bytes[at..]);
}
