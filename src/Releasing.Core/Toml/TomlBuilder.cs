namespace Releasing.Toml;

/// <summary>Puts tables and values where their keys say, and refuses to define anything twice.</summary>
internal sealed class TomlBuilder
{
    private readonly TomlCursor _cursor;
    private TomlTable _current;
    private int _section;

    public TomlBuilder(TomlCursor cursor)
    {
        _cursor = cursor;
        Root = new TomlTable(TomlTableOrigin.Header, 0);
        _current = Root;
    }

    public TomlTable Root { get; }

    /// <summary><c>[a.b.c]</c></summary>
    public void OpenTable(List<string> path)
    {
        _section++;
        var parent = Walk(path);
        if (!parent.TryGet(path[^1], out var existing))
        {
            _current = new TomlTable(TomlTableOrigin.Header, _section);
            parent.TryAdd(path[^1], _current);
        }
        else if (existing is TomlTable { Origin: TomlTableOrigin.Implied } implied)
        {
            implied.Origin = TomlTableOrigin.Header;
            _current = implied;
        }
        else
        {
            throw Twice(path);
        }
    }

    /// <summary><c>[[a.b.c]]</c></summary>
    public void OpenArrayElement(List<string> path)
    {
        _section++;
        var parent = Walk(path);
        if (!parent.TryGet(path[^1], out var existing))
        {
            parent.TryAdd(path[^1], existing = new TomlTableArray());
        }

        var array = existing as TomlTableArray ?? throw Twice(path);
        _current = new TomlTable(TomlTableOrigin.Header, _section);
        array.Add(_current);
    }

    /// <summary><c>a.b.c = value</c> under the last header.</summary>
    public void Add(List<string> path, object value) => Add(_cursor, _current, path, value, _section);

    /// <summary><c>a.b.c = value</c> in a table, where <paramref name="section"/> tells the place that defines it.</summary>
    public static void Add(TomlCursor cursor, TomlTable table, List<string> path, object value, int section)
    {
        foreach (var key in path[..^1])
        {
            if (!table.TryGet(key, out var existing))
            {
                table.TryAdd(key, existing = new TomlTable(TomlTableOrigin.Dotted, section));
            }

            table = existing switch
            {
                TomlTable { Origin: TomlTableOrigin.Implied } implied => implied,
                TomlTable { Origin: TomlTableOrigin.Dotted } dotted when dotted.Section == section => dotted,
                _ => throw Twice(cursor, path),
            };
            table.Origin = TomlTableOrigin.Dotted;
            table.Section = section;
        }

        if (!table.TryAdd(path[^1], value))
        {
            throw Twice(cursor, path);
        }
    }

    /// <summary>The table that holds the last part of a header's path.</summary>
    private TomlTable Walk(List<string> path)
    {
        var table = Root;
        foreach (var key in path[..^1])
        {
            if (!table.TryGet(key, out var existing))
            {
                table.TryAdd(key, existing = new TomlTable(TomlTableOrigin.Implied, _section));
            }

            table = existing switch
            {
                TomlTable found when found.Origin != TomlTableOrigin.Inline => found,
                TomlTableArray array => array[^1],
                _ => throw Twice(path),
            };
        }

        return table;
    }

    private Failures.ReleaseException Twice(List<string> path) => Twice(_cursor, path);

    private static Failures.ReleaseException Twice(TomlCursor cursor, List<string> path) =>
        cursor.Error($"'{Text.PlainText.Line(string.Join('.', path))}' is already defined");
}
