using Releasing.Formats.Msi.Rows;
using Releasing.Formats.Msi.Schema;

namespace Releasing.Formats.Msi.Rules;

/// <summary>Rows by the names of their columns, as the rules read them.</summary>
internal sealed class MsiRows(MsiTables tables)
{
    /// <summary>Every row of a table.</summary>
    public IEnumerable<MsiRow> this[string table]
    {
        get
        {
            var schema = MsiSchema.Get(table);
            return tables.Rows(table).Select(row => new MsiRow(schema, row));
        }
    }

    /// <summary>The values of a column that are there.</summary>
    public HashSet<string> Keys(string table, string column) =>
        this[table].Select(row => row.Text(column)).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
