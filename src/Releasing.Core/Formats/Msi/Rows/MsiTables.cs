using Releasing.Formats.Msi.Database;
using Releasing.Formats.Msi.Schema;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The tables while rows are added to them; a table is there when it has a row.</summary>
internal sealed class MsiTables
{
    private readonly SortedDictionary<string, MsiTable> _tables = new(StringComparer.Ordinal);

    /// <summary>The tables in ordinal order of their names.</summary>
    public IReadOnlyCollection<MsiTable> All => _tables.Values;

    /// <summary>Whether a table has a row.</summary>
    public bool Has(string table) => _tables.ContainsKey(table);

    /// <summary>The rows of a table; none where it is not there.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows(string table) => _tables.TryGetValue(table, out var found) ? found.Rows : [];

    /// <summary>Adds a row, a value for each column.</summary>
    public void Add(string table, params object?[] values)
    {
        if (!_tables.TryGetValue(table, out var found))
        {
            found = MsiSchema.Get(table).Create();
            _tables.Add(table, found);
        }

        found.Add(values);
    }

    /// <summary>Adds a table without rows.</summary>
    public void AddEmpty(string table) => _tables.TryAdd(table, MsiSchema.Get(table).Create());
}
