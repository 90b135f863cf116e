using Releasing.Formats.Msi.Rows;
using Releasing.Formats.Msi.Schema;
using Releasing.Text;

namespace Releasing.Formats.Msi.Rules;

/// <summary>
/// The internal consistency evaluators of Windows Installer ("ICE Reference") that our tables can break, run on the tables before they are written. The others are about tables
/// that we do not write (merge modules, patches, ODBC, COM classes, assemblies, …).
/// </summary>
internal static class TableRules
{
    /// <summary>Everything that is wrong; each begins with the table and names the evaluator.</summary>
    public static IReadOnlyList<string> Problems(MsiTables tables)
    {
        var rows = new MsiRows(tables);
        return
        [
            .. tables.All.SelectMany(table => Columns(rows, MsiSchema.Get(table.Name))),
            .. ProductChecks.Problems(rows), .. ComponentChecks.Problems(rows), .. ProfileChecks.Problems(rows), .. SequenceChecks.Problems(rows), .. DialogChecks.Problems(rows),
        ];
    }

    // ICE03: every value is what its column holds, and what refers to another row finds it.
    private static IEnumerable<string> Columns(MsiRows rows, SchemaTable table)
    {
        foreach (var column in table.Columns)
        {
            var targets = column.KeyTables.SelectMany(other => rows.Keys(other, MsiSchema.Get(other).Columns[0].Name)).ToHashSet(StringComparer.Ordinal);
            foreach (var row in rows[table.Name])
            {
                if (row.Text(column.Name) is { } text)
                {
                    if (!CategoryRules.Fits(column.Category, text))
                    {
                        yield return $"{table.Name}: {column.Name} of '{PlainText.Line(row.Key)}' is '{PlainText.Line(text)}', which is no {column.Category} (ICE03).";
                    }

                    if (column.KeyTables.Count > 0 && !targets.Contains(text))
                    {
                        yield return $"{table.Name}: {column.Name} of '{PlainText.Line(row.Key)}' refers to '{PlainText.Line(text)}', which {string.Join(" and ", column.KeyTables)} has not (ICE03).";
                    }
                }
                else if (row.Values[table.IndexOf(column.Name)] is int number && (number < column.Least || number > column.Most))
                {
                    yield return $"{table.Name}: {column.Name} of '{PlainText.Line(row.Key)}' is {number}, not from {column.Least} to {column.Most} (ICE03).";
                }
            }
        }
    }
}
