using Releasing.Formats.Msi.Database;

namespace Releasing.Formats.Msi.Schema;

/// <summary>A table of Windows Installer, with the columns in their order.</summary>
internal sealed record SchemaTable(string Name, IReadOnlyList<SchemaColumn> Columns)
{
    /// <summary>An empty table of this form.</summary>
    public MsiTable Create() => new(Name, [.. Columns.Select(column => column.Column)]);

    /// <summary>The place of a column.</summary>
    public int IndexOf(string column) => Columns.Select((candidate, index) => (candidate, index)).First(pair => pair.candidate.Name == column).index;
}
