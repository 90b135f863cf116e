namespace Releasing.Toml;

/// <summary>The right side of a key.</summary>
internal sealed class TomlValueReader(TomlCursor cursor)
{
    // No hand-written file nests so deep; a generated one must not exhaust the stack.
    private const int DeepestNesting = 64;
    private int _depth;

    public object Read()
    {
        switch (cursor.Here)
        {
            case '"' or '\'':
                return new TomlStringReader(cursor).Read();
            case '[':
                return Nested(ReadArray);
            case '{':
                return Nested(ReadInlineTable);
            default:
                return ReadScalar();
        }
    }

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > DeepestNesting)
        {
            throw cursor.Error("arrays and tables are nested too deep");
        }

        cursor.Step();
        var value = read();
        _depth--;
        return value;
    }

    private List<object> ReadArray()
    {
        var values = new List<object>();
        while (true)
        {
            cursor.SkipToContent();
            if (cursor.Take("]"))
            {
                return values;
            }

            values.Add(Read());
            cursor.SkipToContent();
            if (!cursor.Take(",") && cursor.Here != ']')
            {
                throw cursor.Error($"expected ',' or ']' in the array but found {cursor.Found()}");
            }
        }
    }

    private TomlTable ReadInlineTable()
    {
        var table = new TomlTable(TomlTableOrigin.Inline, 0);
        while (true)
        {
            cursor.SkipToContent();
            if (cursor.Take("}"))
            {
                Close(table);
                return table;
            }

            var path = cursor.ReadKey();
            cursor.Expect("=");
            cursor.SkipBlanks();
            TomlBuilder.Add(cursor, table, path, Read(), section: 0);
            cursor.SkipToContent();
            if (!cursor.Take(",") && cursor.Here != '}')
            {
                throw cursor.Error($"expected ',' or '}}' in the table but found {cursor.Found()}");
            }
        }
    }

    // What dotted keys made between the braces is as complete as the table itself.
    private static void Close(TomlTable table)
    {
        foreach (var key in table.Keys)
        {
            if (table[key] is TomlTable { Origin: TomlTableOrigin.Dotted } inner)
            {
                inner.Origin = TomlTableOrigin.Inline;
                Close(inner);
            }
        }
    }

    private object ReadScalar()
    {
        var start = cursor.At;
        while (char.IsAsciiLetterOrDigit(cursor.Here) || cursor.Here is '+' or '-' or '.' or '_' or ':')
        {
            cursor.Step();
        }

        // A space may stand between date and time (RFC 3339, section 5.6, note).
        if (cursor.At - start == 10 && cursor.Here == ' ' && char.IsAsciiDigit(cursor.Next(1)) && char.IsAsciiDigit(cursor.Next(2)) && cursor.Next(3) == ':')
        {
            cursor.Step();
            while (char.IsAsciiLetterOrDigit(cursor.Here) || cursor.Here is '+' or '-' or '.' or ':')
            {
                cursor.Step();
            }
        }

        var text = cursor.Slice(start);
        return text.Length == 0
            ? throw cursor.Error($"expected a value but found {cursor.Found()}")
            : TomlScalar.Read(text) ?? throw cursor.Error($"'{text}' is no value; put a text into quotes");
    }
}
