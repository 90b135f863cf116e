using Releasing.Formats.Msi.Database;

namespace Releasing.Formats.Msi.Schema;

/// <summary>A column, and what Windows Installer allows in it.</summary>
/// <param name="Column">Name, type and width.</param>
/// <param name="Category">What it holds.</param>
/// <param name="KeyTables">Tables whose first key column has the value; empty where it refers to none.</param>
/// <param name="Least">The least number; null for no limit.</param>
/// <param name="Most">The greatest number; null for no limit.</param>
internal sealed record SchemaColumn(MsiColumn Column, MsiCategory Category, IReadOnlyList<string> KeyTables, int? Least, int? Most)
{
    public string Name => Column.Name;

    public bool IsText => Column.Kind == MsiColumnKind.Text;

    public bool IsNumber => Column.Kind is MsiColumnKind.Int16 or MsiColumnKind.Int32;

    /// <summary>
    /// Reads one column: name, type as <c>msiinfo export</c> shows it (<c>s72</c>, <c>L255</c>, <c>i2</c>, <c>I4</c>, <c>v0</c>; a capital may be empty) with <c>!</c> at a
    /// key, category, and where there are such the tables it refers to (<c>&gt;File;Registry</c>) or its range (<c>0..32767</c>).
    /// </summary>
    public static SchemaColumn Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isKey = words[1].EndsWith('!');
        var type = words[1].TrimEnd('!');
        var width = int.Parse(type.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        var kind = char.ToLowerInvariant(type[0]) switch
        {
            'i' => width == 2 ? MsiColumnKind.Int16 : MsiColumnKind.Int32,
            'v' => MsiColumnKind.Stream,
            _ => MsiColumnKind.Text,
        };
        var column = new MsiColumn(words[0], kind, kind == MsiColumnKind.Text ? width : 0, isKey, char.IsUpper(type[0]), char.ToLowerInvariant(type[0]) == 'l');
        var more = words.Length > 3 ? words[3] : "";
        var range = more.Contains("..", StringComparison.Ordinal) ? more.Split("..") : null;
        return new SchemaColumn(
            column,
            Enum.Parse<MsiCategory>(words[2]),
            more.StartsWith('>') ? more[1..].Split(';') : [],
            range is null ? null : Number(range[0]),
            range is null ? null : Number(range[1]));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
