using System.Buffers.Binary;
using System.Globalization;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>A table as its stream holds it: sorted by the key as stored, column behind column.</summary>
internal static class MsiTableStream
{
    private const uint ShortOffset = 0x8000;
    private const uint LongOffset = 0x80000000;

    /// <summary>Bytes of a value.</summary>
    public static int Width(MsiColumn column, int referenceSize) => column.Kind switch
    {
        MsiColumnKind.Int32 => 4,
        MsiColumnKind.Text => referenceSize,
        _ => 2,
    };

    /// <summary>The number that stands for a value: a text's place in the pool, an integer moved up so that 0 is left for none, 1 for a stream that is there.</summary>
    public static uint Stored(MsiColumn column, object? value, MsiStringPool pool) => (column.Kind, value) switch
    {
        (_, null) => 0,
        (MsiColumnKind.Int16, int number) => (uint)(number + ShortOffset),
        (MsiColumnKind.Int32, int number) => (uint)number ^ LongOffset,
        (MsiColumnKind.Text, string text) => pool.NumberOf(text),
        _ => 1,
    };

    /// <summary>What a stored integer says; null for none.</summary>
    public static int? Integer(MsiColumnKind kind, uint stored) => stored == 0 ? null : kind == MsiColumnKind.Int16 ? (int)(stored - ShortOffset) : (int)(stored ^ LongOffset);

    /// <summary>The name of the stream that a row's bytes are in.</summary>
    public static string StreamName(MsiTable table, IReadOnlyList<object?> row) =>
        string.Join('.', row.Take(table.KeyCount).Select(key => Convert.ToString(key, CultureInfo.InvariantCulture)).Prepend(table.Name));

    /// <summary>Makes the bytes of a table.</summary>
    /// <exception cref="InvalidInputException">Two rows have the same key.</exception>
    public static byte[] Bytes(MsiTable table, MsiStringPool pool)
    {
        var rows = table.Rows.Select(row => table.Columns.Zip(row, (column, value) => Stored(column, value, pool)).ToArray()).ToArray();
        var sorted = Enumerable.Range(0, rows.Length).ToArray();
        Array.Sort(sorted, (one, two) => CompareKeys(rows[one], rows[two], table.KeyCount));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (CompareKeys(rows[sorted[i - 1]], rows[sorted[i]], table.KeyCount) == 0)
            {
                var key = string.Join("', '", table.Rows[sorted[i]].Take(table.KeyCount).Select(value => PlainText.Line(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")));
                throw new InvalidInputException($"Table '{table.Name}'", $"two rows have the key '{key}'", "Give every row a key of its own");
            }
        }

        var bytes = new byte[table.Columns.Sum(column => Width(column, pool.ReferenceSize)) * rows.Length];
        var at = 0;
        Span<byte> number = stackalloc byte[sizeof(uint)];
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var width = Width(table.Columns[column], pool.ReferenceSize);
            foreach (var row in sorted)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(number, rows[row][column]);
                number[..width].CopyTo(bytes.AsSpan(at));
                at += width;
            }
        }

        return bytes;
    }

    /// <summary>Compares two rows by their keys.</summary>
    public static int CompareKeys(ReadOnlySpan<uint> one, ReadOnlySpan<uint> two, int keyCount) => one[..keyCount].SequenceCompareTo(two[..keyCount]);
}
