using System.Buffers.Binary;
using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>The stream of the summary information, a property set (MS-OLEPS 2.20 and 2.21).</summary>
internal static class MsiSummaryStream
{
    /// <summary>Its name, which is not encoded.</summary>
    public const string Name = "\u0005SummaryInformation";

    /// <summary>Where the only section begins.</summary>
    public const int SectionOffset = 48;

    /// <summary>MS-OLEPS 2.2: types of values.</summary>
    public const uint Int16Type = 2, Int32Type = 3, TextType = 30, TimeType = 64;

    /// <summary>MS-OLEPS 3.1: what marks the section.</summary>
    public static Guid FormatId { get; } = new("F29F85E0-4FF9-1068-AB91-08002B27B3D9");

    /// <summary>The stream's bytes.</summary>
    /// <exception cref="InvalidInputException">A text has characters that the code page has not, or a time is none that the format can say.</exception>
    public static byte[] Bytes(MsiSummary summary)
    {
        var encoding = MsiCodepage.Encoding(summary.Codepage, "Code page of the summary information");
        var values = MsiSummaryProperty.All
            .Select(property => (property.Number, Value: property.Get(summary)))
            .Where(property => property.Value is not null)
            .Select(property => (property.Number, Bytes: Value(property.Number, property.Value!, encoding, summary.Codepage)))
            .ToList();
        var section = 8 + (values.Count * 8);
        var bytes = new byte[SectionOffset + section + values.Sum(value => value.Bytes.Length)];
        var target = bytes.AsSpan();
        BinaryPrimitives.WriteUInt16LittleEndian(target, 0xFFFE);
        // Windows 5.0: the lowest that reads everything here; what wrote it does not matter.
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], 0x00020005);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], 1);
        FormatId.TryWriteBytes(target[28..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[44..], SectionOffset);
        target = target[SectionOffset..];
        BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)target.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], (uint)values.Count);
        var at = section;
        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target[(8 + (i * 8))..], (uint)values[i].Number);
            BinaryPrimitives.WriteUInt32LittleEndian(target[(12 + (i * 8))..], (uint)at);
            values[i].Bytes.CopyTo(target[at..]);
            at += values[i].Bytes.Length;
        }

        return bytes;
    }

    private static byte[] Value(int number, object value, Encoding encoding, int codepage) => value switch
    {
        short small => Int(Int16Type, (ushort)small),
        int integer => Int(Int32Type, (uint)integer),
        DateTimeOffset time => Time(number, time),
        _ => Text(number, (string)value, encoding, codepage),
    };

    private static byte[] Int(uint type, uint value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, type);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), value);
        return bytes;
    }

    private static byte[] Time(int number, DateTimeOffset time)
    {
        var bytes = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, TimeType);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), time.UtcDateTime.Year > 1601 ? time.UtcDateTime.ToFileTimeUtc() : throw new InvalidInputException(Where(number), "the time lies before the year 1602", "Correct it"));
        return bytes;
    }

    private static byte[] Text(int number, string text, Encoding encoding, int codepage)
    {
        try
        {
            var length = encoding.GetByteCount(text) + 1;
            var bytes = new byte[8 + ((length + 3) & ~3)];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, TextType);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)length);
            encoding.GetBytes(text, bytes.AsSpan(8));
            return text.Contains('\0', StringComparison.Ordinal) ? throw new InvalidInputException(Where(number), "the text holds the character U+0000", "Remove it") : bytes;
        }
        catch (EncoderFallbackException error)
        {
            throw new InvalidInputException(Where(number), $"code page {codepage} has not all characters of '{PlainText.Line(text)}'", "Take code page 65001 (UTF-8), or change the text", error);
        }
    }

    private static string Where(int number) => $"Summary information, property {number}";
}
