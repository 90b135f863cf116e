namespace Releasing.Formats.Msi.Schema;

/// <summary>The tables that our packages have, as the Windows Installer documentation ("Database Tables") gives them.</summary>
internal static class MsiSchema
{
    private static readonly Dictionary<string, SchemaTable> s_tables = Read(MsiSchemaText.Product).Concat(Read(MsiSchemaText.UserInterface))
        .ToDictionary(table => table.Name, StringComparer.Ordinal);

    /// <summary>The tables in ordinal order of their names.</summary>
    public static IReadOnlyList<SchemaTable> Tables { get; } = [.. s_tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>A table by its name.</summary>
    public static SchemaTable Get(string name) => s_tables[name];

    // A line without a blank at its start names a table, the others are its columns.
    private static List<SchemaTable> Read(string text)
    {
        var tables = new List<SchemaTable>();
        var columns = new List<SchemaColumn>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == ' ')
            {
                columns.Add(SchemaColumn.Parse(line));
            }
            else
            {
                columns = [];
                tables.Add(new SchemaTable(line.Trim(), columns));
            }
        }

        return tables;
    }
}
