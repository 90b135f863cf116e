using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>Reads the stream of the summary information (MS-OLEPS 2.20 and 2.21).</summary>
internal static class MsiSummaryInput
{
    private const int MostProperties = 64;

    /// <summary>Reads it.</summary>
    /// <exception cref="Failures.InvalidInputException">It is damaged.</exception>
    public static MsiSummary Read(byte[] bytes, MsiDatabaseInput input)
    {
        if (bytes.Length < MsiSummaryStream.SectionOffset + 8 || BinaryPrimitives.ReadUInt16LittleEndian(bytes) != 0xFFFE || new Guid(bytes.AsSpan(28, 16)) != MsiSummaryStream.FormatId)
        {
            throw input.Damaged("the summary information does not begin as one");
        }

        var start = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(44));
        if (start > bytes.Length - 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)start)) is var length && length > bytes.Length - start)
        {
            throw input.Damaged("the summary information is longer than its stream");
        }

        var section = bytes.AsSpan((int)start, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)start)));
        var places = Places(section, input);
        // Without a code page the texts are ASCII.
        var codepage = places.TryGetValue(MsiSummaryProperty.Codepage, out var at) ? (ushort)(short)Value(section, MsiSummaryProperty.All[0], at, Encoding.ASCII, input) : 0;
        var encoding = MsiCodepage.Encoding(codepage, "Code page of the summary information");
        var summary = new MsiSummary { Codepage = codepage };
        foreach (var property in MsiSummaryProperty.All)
        {
            if (places.Remove(property.Number, out var place))
            {
                summary = property.With(summary, Value(section, property, place, encoding, input));
            }
        }

        return places.Count == 0 ? summary : throw input.Damaged($"the summary information has a property {places.Keys.First()} that nobody knows");
    }

    private static Dictionary<int, int> Places(ReadOnlySpan<byte> section, MsiDatabaseInput input)
    {
        var count = section.Length < 8 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(section[4..]);
        if (count > MostProperties || section.Length < 8 + (count * 8))
        {
            throw input.Damaged("the summary information has more properties than it has room for");
        }

        var places = new Dictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            var number = BinaryPrimitives.ReadInt32LittleEndian(section[(8 + (i * 8))..]);
            var place = BinaryPrimitives.ReadInt32LittleEndian(section[(12 + (i * 8))..]);
            if (place < 0 || place > section.Length - 8 || !places.TryAdd(number, place))
            {
                throw input.Damaged($"property {number} of the summary information is there twice, or lies outside");
            }
        }

        return places;
    }

    private static object Value(ReadOnlySpan<byte> section, MsiSummaryProperty property, int at, Encoding encoding, MsiDatabaseInput input)
    {
        var type = BinaryPrimitives.ReadUInt32LittleEndian(section[at..]);
        var rest = section[(at + 4)..];
        try
        {
            return (type == property.Type, type) switch
            {
                (true, MsiSummaryStream.Int16Type) => BinaryPrimitives.ReadInt16LittleEndian(rest),
                (true, MsiSummaryStream.Int32Type) => BinaryPrimitives.ReadInt32LittleEndian(rest),
                (true, MsiSummaryStream.TextType) => Text(rest, encoding),
                (true, MsiSummaryStream.TimeType) => new DateTimeOffset(DateTime.FromFileTimeUtc(BinaryPrimitives.ReadInt64LittleEndian(rest))),
                _ => throw new ArgumentException($"its type is {type}, not {property.Type}"),
            };
        }
        catch (ArgumentException error)
        {
            throw input.Damaged($"property {property.Number} of the summary information cannot be read ({error.Message})", error);
        }
    }

    private static string Text(ReadOnlySpan<byte> rest, Encoding encoding)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        var bytes = length <= rest.Length - 4 ? rest.Slice(4, (int)length) : throw new ArgumentException("the text is longer than the stream");
        // Some programs count the 0 at the end and some do not.
        return encoding.GetString(bytes.TrimEnd((byte)0));
    }
}
