using System.Collections.ObjectModel;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>A table of an installer database: columns, the key's first, and rows in any order.</summary>
public sealed class MsiTable
{
    // Windows Installer, "Database Size Limitations".
    private const int MostColumns = 32;

    private readonly List<IReadOnlyList<object?>> _rows = [];

    /// <summary>Creates an empty table.</summary>
    /// <param name="name">Its name: letters, digits, <c>_</c> and <c>.</c>, at most 31, not beginning with a digit.</param>
    /// <param name="columns">1 to 32 columns of different names; at least the first belongs to the key.</param>
    /// <exception cref="InvalidInputException">A name or the order of the columns is not allowed.</exception>
    public MsiTable(string name, params MsiColumn[] columns)
    {
        Name = name;
        Columns = new ReadOnlyCollection<MsiColumn>([.. columns]);
        KeyCount = columns.TakeWhile(column => column.IsKey).Count();
        if (Problem() is { } problem)
        {
            throw new InvalidInputException($"Table '{PlainText.Line(name)}'", problem, "Correct the definition of the table");
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its columns, those of the key first.</summary>
    public IReadOnlyList<MsiColumn> Columns { get; }

    /// <summary>How many columns, from the first, make the key.</summary>
    public int KeyCount { get; }

    /// <summary>The rows in the order in which they were added: <see cref="int"/>, <see cref="string"/>, <see cref="ContentSource"/> or null for each column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows => _rows;

    /// <summary>Adds a row. Whether its key is unique is seen when the database is written.</summary>
    /// <param name="values">One value for each column: <see cref="int"/> (or <see cref="short"/>), <see cref="string"/>, <see cref="ContentSource"/>, or null. Empty text is null: the format knows no difference.</param>
    /// <exception cref="InvalidInputException">There are too many or too few values, or one does not fit its column.</exception>
    public void Add(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Columns.Count)
        {
            throw new InvalidInputException($"Table '{Name}'", $"a row has {values.Length} values for {Columns.Count} columns", "Give every column a value, null where it has none");
        }

        var row = new object?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            row[i] = values[i] switch { "" => null, short number => (int)number, var other => other };
            if (Problem(Columns[i], row[i]) is { } problem)
            {
                throw new InvalidInputException($"Table '{Name}', column '{Columns[i].Name}'", problem, $"Change the value, which is defined as {Columns[i].Definition}");
            }
        }

        _rows.Add(row);
    }

    /// <summary>Adds a row that a file held: programs write texts that are longer than their columns' widths, and installers read them.</summary>
    internal void AddStored(object?[] row) => _rows.Add(row);

    private string? Problem()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return MsiIdentifier.Problem(Name)
            ?? (Columns.Count is 0 or > MostColumns ? $"it has {Columns.Count} columns, and 1 to {MostColumns} are allowed" : null)
            ?? Columns.Select(column => MsiIdentifier.Problem(column.Name) is { } problem ? $"column '{PlainText.Line(column.Name)}': {problem}" : null).FirstOrDefault(problem => problem is not null)
            ?? (Columns.FirstOrDefault(column => !names.Add(column.Name)) is { } twice ? $"column '{twice.Name}' is there twice" : null)
            ?? (Columns.FirstOrDefault(column => column.Width is < 0 or > 255 || (column.Width != 0 && column.Kind != MsiColumnKind.Text)) is { } wide ? $"column '{wide.Name}' has a width that it cannot have" : null)
            ?? (KeyCount == 0 || Columns.Skip(KeyCount).Any(column => column.IsKey) ? "its first columns, and no others, must be its key" : null)
            ?? (Columns.Take(KeyCount).Any(column => column.Kind == MsiColumnKind.Stream) ? "a stream cannot belong to its key" : null)
            ?? (Columns.Count(column => column.Kind == MsiColumnKind.Stream) > 1 ? "it has more than one column of streams, which are named by table and key alone" : null);
    }

    private static string? Problem(MsiColumn column, object? value) => (column.Kind, value) switch
    {
        (_, null) => column.IsNullable ? null : "the value is missing",
        (MsiColumnKind.Int16, int number) => number is >= -short.MaxValue and <= short.MaxValue ? null : $"{number} is not in the range of 16 bits, -32767 to 32767",
        (MsiColumnKind.Int32, int number) => number > int.MinValue ? null : $"{number} stands for no value",
        (MsiColumnKind.Text, string text) => Problem(column, text),
        (MsiColumnKind.Stream, ContentSource) => null,
        _ => $"a value of type {value.GetType().Name} does not fit",
    };

    private static string? Problem(MsiColumn column, string text) =>
        column.Width != 0 && text.Length > column.Width ? $"'{PlainText.Line(text)}' has {text.Length} characters, and at most {column.Width} fit"
        : text.Contains('\0', StringComparison.Ordinal) ? $"'{PlainText.Line(text)}' holds the character U+0000"
        : null;
}
