namespace Releasing.Notes.Cliff.Templates;

/// <summary>Reads the tokens of one tag.</summary>
/// <param name="source">The template.</param>
/// <param name="start">Behind the tag's opening.</param>
/// <param name="line">The line there.</param>
/// <param name="close">What ends the tag.</param>
internal sealed class TokenReader(TemplateSource source, int start, int line, string close)
{
    private const int MostTokens = 1000;
    private static readonly string[] s_symbols = ["::", "==", "!=", "<=", ">=", "(", ")", "[", "]", ",", ".", "|", "=", "<", ">", "+", "-", "*", "/", "%", "~"];

    private readonly List<TemplateToken> _tokens = [];
    private readonly int _first = line;
    private int _at = start;
    private int _line = line;

    /// <summary>Reads the tag to its end.</summary>
    /// <param name="end">Behind the tag.</param>
    /// <param name="trims">A hyphen at the end takes the blanks behind the tag away.</param>
    public IReadOnlyList<TemplateToken> Read(out int end, out bool trims)
    {
        var text = source.Text;
        while (_at < text.Length)
        {
            trims = text[_at] == '-' && Starts(close, 1);
            if (trims || Starts(close, 0))
            {
                end = _at + close.Length + (trims ? 1 : 0);
                return _tokens;
            }

            if (char.IsWhiteSpace(text[_at]))
            {
                _line += text[_at] == '\n' ? 1 : 0;
                _at++;
                continue;
            }

            if (_tokens.Count == MostTokens)
            {
                throw source.At(_line, $"a tag has more than {MostTokens} parts", "Use several tags");
            }

            Take(text[_at]);
        }

        throw source.At(_first, "a tag is not closed", $"Close it by {close}");
    }

    private void Take(char letter)
    {
        var text = source.Text;
        if (char.IsAsciiLetter(letter) || letter == '_')
        {
            Add(TokenKind.Name, End(_at, digit => char.IsAsciiLetterOrDigit(digit) || digit == '_'));
        }
        else if (char.IsAsciiDigit(letter))
        {
            // "commits.0.id" is a path, "1.5" a number.
            var end = End(_at, char.IsAsciiDigit);
            var isMember = _tokens is [.., { Kind: TokenKind.Symbol, Text: "." }];
            var isFraction = !isMember && end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]);
            Add(TokenKind.Number, isFraction ? End(end + 1, char.IsAsciiDigit) : end);
        }
        else if (letter is '"' or '\'' or '`')
        {
            var end = text.IndexOf(letter, _at + 1);
            if (end < 0)
            {
                throw source.At(_line, "a text is not closed", $"Close it by {letter}");
            }

            _tokens.Add(new TemplateToken(TokenKind.Text, text[(_at + 1)..end], _line));
            _line += text.AsSpan(_at, end - _at).Count('\n');
            _at = end + 1;
        }
        else
        {
            var symbol = s_symbols.FirstOrDefault(symbol => Starts(symbol, 0)) ?? throw source.At(_line, $"'{letter}' has no meaning in a tag");
            Add(TokenKind.Symbol, _at + symbol.Length);
        }
    }

    private void Add(TokenKind kind, int end)
    {
        _tokens.Add(new TemplateToken(kind, source.Text[_at..end], _line));
        _at = end;
    }

    private int End(int from, Func<char, bool> belongs)
    {
        while (from < source.Text.Length && belongs(source.Text[from]))
        {
            from++;
        }

        return from;
    }

    private bool Starts(string part, int offset) => string.CompareOrdinal(source.Text, _at + offset, part, 0, part.Length) == 0;
}
