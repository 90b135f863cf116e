using System.Buffers.Binary;
using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>
/// The texts of a database, each once, numbered from 1 in ordinal order; 0 is no text. <c>_StringPool</c> has length and number of references of each, 16 bits
/// both, behind the code page; <c>_StringData</c> has the texts one behind the other.
/// </summary>
internal sealed class MsiStringPool
{
    /// <summary>The bit beside the code page: references have 3 bytes.</summary>
    public const uint LongReferences = 0x80000000;

    private const int MostShortReferences = 0xFFFF;
    private const int MostReferences = 0xFFFFFF;

    private readonly Dictionary<string, int> _numbers;

    private MsiStringPool(Dictionary<string, int> numbers, byte[] pool, byte[] data)
    {
        _numbers = numbers;
        Pool = pool;
        Data = data;
    }

    /// <summary>Bytes of <c>_StringPool</c>.</summary>
    public ReadOnlyMemory<byte> Pool { get; }

    /// <summary>Bytes of <c>_StringData</c>.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Bytes of a reference to a text: 2, or 3 from 65,536 texts on.</summary>
    public int ReferenceSize => _numbers.Count > MostShortReferences ? 3 : 2;

    /// <summary>The number of a text; 0 for none.</summary>
    public uint NumberOf(string? text) => text is null ? 0 : (uint)_numbers[text];

    /// <summary>Makes the pool of all references to texts, one as often as it is referred to.</summary>
    /// <exception cref="InvalidInputException">There are too many texts, or one has characters that the code page has not.</exception>
    public static MsiStringPool Of(IEnumerable<string> references, int codepage)
    {
        var encoding = MsiCodepage.Encoding(codepage, "Code page of the installer database");
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            counts[reference] = counts.GetValueOrDefault(reference) + 1;
        }

        if (counts.Count > MostReferences)
        {
            throw new InvalidInputException("Installer database", $"it has {counts.Count} different texts, and at most {MostReferences} fit", "Make several packages of it");
        }

        var texts = counts.Keys.Order(StringComparer.Ordinal).ToList();
        var (pool, data) = (new MemoryStream(), new MemoryStream());
        WriteNumber(pool, (uint)codepage | (texts.Count > MostShortReferences ? LongReferences : 0));
        var numbers = new Dictionary<string, int>(texts.Count, StringComparer.Ordinal);
        foreach (var text in texts)
        {
            numbers.Add(text, numbers.Count + 1);
            var bytes = Encode(text, encoding, codepage);
            data.Write(bytes);
            // More references than 16 bits count stay at the highest: who adds and removes them may not reach 0 too early.
            var referenceCount = (uint)Math.Min(counts[text], ushort.MaxValue) << 16;
            if (bytes.Length <= ushort.MaxValue)
            {
                WriteNumber(pool, referenceCount | (uint)bytes.Length);
            }
            else
            {
                // The length is 0 where 16 bits do not hold it, and 32 bits of it come next.
                WriteNumber(pool, referenceCount);
                WriteNumber(pool, (uint)bytes.Length);
            }
        }

        return new MsiStringPool(numbers, pool.ToArray(), data.ToArray());
    }

    private static byte[] Encode(string text, Encoding encoding, int codepage)
    {
        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException error)
        {
            throw new InvalidInputException($"Text '{PlainText.Line(text)}'", $"code page {codepage} of the installer database has not all of its characters", "Take code page 65001 (UTF-8), or change the text", error);
        }
    }

    private static void WriteNumber(MemoryStream target, uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        target.Write(bytes);
    }
}
