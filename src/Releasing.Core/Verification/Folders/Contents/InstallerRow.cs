using Releasing.Formats.Msi.Database;

namespace Releasing.Verification.Folders.Contents;

/// <summary>A row of a table of a Windows Installer package, by the names of its columns.</summary>
/// <param name="Table">The table.</param>
/// <param name="Values">The row.</param>
internal readonly record struct InstallerRow(MsiTable Table, IReadOnlyList<object?> Values)
{
    /// <summary>The text in a column; null where it is empty, no text, or there is no such column.</summary>
    public string? Text(string column)
    {
        var index = Table.Columns.Index().Where(each => each.Item.Name == column).Select(each => each.Index).DefaultIfEmpty(-1).First();
        return index < 0 ? null : Values[index] as string;
    }
}
