namespace Releasing.Formats.Msi.Database;

/// <summary>The two tables that tell which others there are.</summary>
internal static class MsiSystemTables
{
    /// <summary>The name of the table of tables.</summary>
    public const string TablesName = "_Tables";

    /// <summary>The name of the table of columns.</summary>
    public const string ColumnsName = "_Columns";

    /// <summary>The name of the stream of the texts' lengths.</summary>
    public const string PoolName = "_StringPool";

    /// <summary>The name of the stream of the texts.</summary>
    public const string DataName = "_StringData";

    /// <summary>An empty table of tables.</summary>
    public static MsiTable Tables() => new(TablesName, new MsiColumn("Name", MsiColumnKind.Text, 64, IsKey: true));

    /// <summary>An empty table of columns.</summary>
    public static MsiTable Columns() => new(
        ColumnsName,
        new MsiColumn("Table", MsiColumnKind.Text, 64, IsKey: true),
        new MsiColumn("Number", MsiColumnKind.Int16, IsKey: true),
        new MsiColumn("Name", MsiColumnKind.Text, 64),
        new MsiColumn("Type", MsiColumnKind.Int16));

    /// <summary>Both tables for a database's own.</summary>
    public static IReadOnlyList<MsiTable> Of(IEnumerable<MsiTable> tables)
    {
        var (names, columns) = (Tables(), Columns());
        foreach (var table in tables)
        {
            names.Add(table.Name);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                columns.Add(table.Name, i + 1, table.Columns[i].Name, table.Columns[i].Bits);
            }
        }

        return [names, columns];
    }
}
