namespace Releasing.Sboms.Locks;

/// <summary>Whether the end of a line of TOML lies inside a text of several lines (TOML 1.0, "String").</summary>
internal struct TomlQuotes
{
    private char _open;

    /// <summary>The next line continues a text.</summary>
    public readonly bool IsOpen => _open != '\0';

    /// <summary>Goes over one line.</summary>
    public void Read(string line)
    {
        var at = 0;
        while (at < line.Length)
        {
            at = IsOpen ? Close(line, at) : Open(line, at);
        }
    }

    private int Close(string line, int at)
    {
        if (_open == '"' && line[at] == '\\')
        {
            return at + 2;
        }

        if (line[at] != _open || !IsTriple(line, at))
        {
            return at + 1;
        }

        // Up to two quotes may stand before the three that close.
        at += 3;
        while (at < line.Length && line[at] == _open)
        {
            at++;
        }

        _open = '\0';
        return at;
    }

    private int Open(string line, int at)
    {
        switch (line[at])
        {
            case '#':
                return line.Length;
            case '"' or '\'':
                break;
            default:
                var next = line.AsSpan(at).IndexOfAny("#\"'");
                return next < 0 ? line.Length : at + Math.Max(next, 1);
        }

        if (IsTriple(line, at))
        {
            _open = line[at];
            return at + 3;
        }

        var quote = line[at++];
        while (at < line.Length && line[at] != quote)
        {
            at += quote == '"' && line[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    private static bool IsTriple(string line, int at) => string.CompareOrdinal(line, at, line[at] == '"' ? "\"\"\"" : "'''", 0, 3) == 0;
}
