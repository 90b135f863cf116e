using System.Buffers.Binary;
using Releasing.Files;

namespace Releasing.Formats.Msi.Database;

/// <summary>Reads the rows of a table from its stream.</summary>
internal static class MsiTableInput
{
    /// <summary>Adds the rows that a database has to an empty table.</summary>
    /// <exception cref="Failures.InvalidInputException">The stream is damaged.</exception>
    public static void Read(MsiTable table, MsiDatabaseInput input, MsiStringPoolInput pool)
    {
        var bytes = input.TakeTable(table.Name);
        var widths = table.Columns.Select(column => MsiTableStream.Width(column, pool.ReferenceSize)).ToArray();
        var (count, rest) = Math.DivRem(bytes.Length, widths.Sum());
        if (rest != 0)
        {
            throw input.Damaged($"table {table.Name} has {bytes.Length} bytes, which are no rows of {widths.Sum()}");
        }

        var (row, before) = (new uint[widths.Length], new uint[widths.Length]);
        for (var i = 0; i < count; i++)
        {
            var start = 0;
            for (var column = 0; column < widths.Length; column++)
            {
                row[column] = Number(bytes.AsSpan(start + (i * widths[column]), widths[column]));
                start += count * widths[column];
            }

            if (i > 0 && MsiTableStream.CompareKeys(before, row, table.KeyCount) >= 0)
            {
                throw input.Damaged($"row {i + 1} of table {table.Name} is not behind the one before it by its key");
            }

            AddRow(table, row, input, pool);
            (row, before) = (before, row);
        }
    }

    private static void AddRow(MsiTable table, uint[] stored, MsiDatabaseInput input, MsiStringPoolInput pool)
    {
        var row = new object?[stored.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var column = table.Columns[i];
            row[i] = column.Kind switch
            {
                MsiColumnKind.Text => pool.Take(stored[i]),
                MsiColumnKind.Stream => Stream(table, row, stored[i], input),
                _ => MsiTableStream.Integer(column.Kind, stored[i]),
            };
            if (row[i] is null && !column.IsNullable)
            {
                throw input.Damaged($"a row of table {table.Name} has no value of column {column.Name}, which may not be left out");
            }
        }

        table.AddStored(row);
    }

    private static ContentSource? Stream(MsiTable table, object?[] row, uint stored, MsiDatabaseInput input) => stored switch
    {
        0 => null,
        1 => input.TakeStream(MsiTableStream.StreamName(table, row)) ?? throw input.Damaged($"table {table.Name} speaks of a stream that is not there"),
        _ => throw input.Damaged($"table {table.Name} has {stored} in place of a stream, which is neither 0 nor 1"),
    };

    private static uint Number(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        3 => BinaryPrimitives.ReadUInt16LittleEndian(bytes) | ((uint)bytes[2] << 16),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
