using System.Buffers.Binary;

namespace Releasing.Formats.Comparison;

/// <summary>The four parts of an RPM package (RPM manual, "RPM V4 format").</summary>
internal static class RpmMembers
{
    private const int LeadLength = 96;
    private const int IntroductionLength = 16;
    private const int EntryLength = 16;

    /// <summary>Reads the parts in their order.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        var signature = LeadLength + HeaderLength(file, LeadLength);

        // The signature header is filled up to a multiple of 8.
        var header = (signature + 7) & ~7L;
        var payload = header + HeaderLength(file, header);
        yield return Part(file, "lead", 0, LeadLength);
        yield return Part(file, "signature", LeadLength, signature);
        yield return Part(file, "header", header, payload);
        yield return Part(file, "payload", payload, file.Length);
    }

    private static Member Part(Stream file, string name, long start, long end) => new(name, [], target => FileRange.Copy(file, (ulong)start, (ulong)(end - start), target));

    private static long HeaderLength(Stream file, long at)
    {
        var start = new byte[IntroductionLength];
        file.Position = at;
        file.ReadExactly(start);
        if (start is not [0x8E, 0xAD, 0xE8, 1, ..])
        {
            throw new InvalidDataException("a header is damaged");
        }

        var length = IntroductionLength + (BinaryPrimitives.ReadUInt32BigEndian(start.AsSpan(8)) * (long)EntryLength) + BinaryPrimitives.ReadUInt32BigEndian(start.AsSpan(12));
        return at + length <= file.Length ? length : throw new InvalidDataException("a header is longer than the file");
    }
}
