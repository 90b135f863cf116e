using Releasing.Formats.Msi.Schema;

namespace Releasing.Formats.Msi.Rules;

/// <summary>One row of a table.</summary>
internal readonly record struct MsiRow(SchemaTable Table, IReadOnlyList<object?> Values)
{
    /// <summary>The key as people read it.</summary>
    public string Key => Values[0]?.ToString() ?? "";

    /// <summary>The text in a column; null where there is none.</summary>
    public string? Text(string column) => Values[Table.IndexOf(column)] as string;

    /// <summary>The number in a column; 0 where there is none.</summary>
    public int Number(string column) => Values[Table.IndexOf(column)] as int? ?? 0;
}
