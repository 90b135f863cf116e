using Releasing.Formats.Msi.Schema;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The _Validation table: what each column may hold, for programs that check a package.</summary>
internal static class ValidationRows
{
    public static void Add(MsiTables tables)
    {
        tables.AddEmpty("_Validation");
        foreach (var table in tables.All.Select(table => MsiSchema.Get(table.Name)).ToList())
        {
            foreach (var column in table.Columns)
            {
                var keyTables = string.Join(';', column.KeyTables);
                tables.Add(
                    "_Validation", table.Name, column.Name, column.Column.IsNullable ? "Y" : "N", column.Least, column.Most, keyTables, keyTables.Length > 0 ? 1 : null,
                    column.Category == MsiCategory.Integer ? null : column.Category.ToString(), null, null);
            }
        }
    }
}
