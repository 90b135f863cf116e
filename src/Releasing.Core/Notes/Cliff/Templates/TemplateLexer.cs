namespace Releasing.Notes.Cliff.Templates;

/// <summary>Takes a template apart (https://keats.github.io/tera/docs/#templates): text, <c>{{ }}</c>, <c>{% %}</c>, <c>{# #}</c>, with the hyphens that take the blanks around a tag away.</summary>
internal sealed class TemplateLexer
{
    private readonly TemplateSource _source;
    private readonly List<TemplatePiece> _pieces = [];
    private int _at;
    private int _line = 1;
    private bool _trims;

    private TemplateLexer(TemplateSource source) => _source = source;

    /// <summary>Takes a template apart.</summary>
    public static IReadOnlyList<TemplatePiece> Read(TemplateSource source)
    {
        var lexer = new TemplateLexer(source);
        while (lexer._at < source.Text.Length)
        {
            lexer.Next();
        }

        return lexer._pieces;
    }

    private void Next()
    {
        var text = _source.Text;
        var start = NextTag(_at);
        AddText(text[_at..start], start + 2 < text.Length && text[start + 2] == '-');
        if (start == text.Length)
        {
            _at = start;
            return;
        }

        var line = _line;
        var kind = text[start + 1];
        _at = start + (start + 2 < text.Length && text[start + 2] == '-' ? 3 : 2);
        if (kind == '#')
        {
            var end = text.IndexOf("#}", _at, StringComparison.Ordinal);
            if (end < 0)
            {
                throw _source.At(line, "a comment is not closed", "Close it by #}");
            }

            _trims = end > _at && text[end - 1] == '-';
            Advance(end + 2);
            return;
        }

        var tokens = new TokenReader(_source, _at, line, kind == '{' ? "}}" : "%}").Read(out var stop, out _trims);
        Advance(stop);
        if (kind == '%' && tokens is [{ Kind: TokenKind.Name, Text: "raw" }])
        {
            AddRaw(line);
            return;
        }

        _pieces.Add(new TemplatePiece(line, null, tokens, kind == '{'));
    }

    // The text between the two tags stands as it is; only their own hyphens take blanks from it.
    private void AddRaw(int line)
    {
        for (var from = _at; ; from += 2)
        {
            from = _source.Text.IndexOf("{%", from, StringComparison.Ordinal);
            if (from < 0)
            {
                throw _source.At(line, "raw is not closed", "Close it by {% endraw %}");
            }

            var inner = from + 2 < _source.Text.Length && _source.Text[from + 2] == '-' ? from + 3 : from + 2;
            var end = _source.Text.IndexOf("%}", inner, StringComparison.Ordinal);
            if (end < 0 || _source.Text.AsSpan(inner, end - inner).Trim().TrimEnd('-').TrimEnd() is not "endraw")
            {
                continue;
            }

            var raw = _source.Text[_at..from];
            raw = _trims ? raw.TrimStart() : raw;
            raw = inner == from + 3 ? raw.TrimEnd() : raw;
            _pieces.Add(new TemplatePiece(_line, raw, [], false));
            _trims = _source.Text[end - 1] == '-';
            Advance(end + 2);
            return;
        }
    }

    private void AddText(string text, bool trimsEnd)
    {
        var line = _line;
        _line += text.AsSpan().Count('\n');
        text = _trims ? text.TrimStart() : text;
        text = trimsEnd ? text.TrimEnd() : text;
        if (text.Length > 0)
        {
            _pieces.Add(new TemplatePiece(line, text, [], false));
        }

        _trims = false;
    }

    private void Advance(int to)
    {
        _line += _source.Text.AsSpan(_at, to - _at).Count('\n');
        _at = to;
    }

    private int NextTag(int from)
    {
        for (; ; from++)
        {
            from = _source.Text.IndexOf('{', from);
            if (from < 0 || from + 1 == _source.Text.Length)
            {
                return _source.Text.Length;
            }

            if (_source.Text[from + 1] is '{' or '%' or '#')
            {
                return from;
            }
        }
    }
}
