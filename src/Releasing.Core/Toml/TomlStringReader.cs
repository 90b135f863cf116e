using System.Globalization;
using System.Text;

namespace Releasing.Toml;

/// <summary>The four kinds of text: basic and literal, each on one line or on several.</summary>
internal sealed class TomlStringReader(TomlCursor cursor)
{
    /// <summary>Any kind.</summary>
    public string Read()
    {
        var quote = cursor.Here;
        return cursor.Next(1) == quote && cursor.Next(2) == quote ? ReadMultiLine(quote) : ReadSingleLine();
    }

    /// <summary>Basic or literal on one line; the only kinds that a key may be.</summary>
    public string ReadSingleLine()
    {
        var quote = cursor.Here;
        cursor.Step();
        var value = new StringBuilder();
        while (cursor.Here != quote)
        {
            if (cursor.IsAtEnd || cursor.Here is '\n' or '\r')
            {
                throw cursor.Error($"the text is not closed with {quote}");
            }

            ReadCharacter(quote, value);
        }

        cursor.Step();
        return value.ToString();
    }

    private string ReadMultiLine(char quote)
    {
        cursor.Step(3);
        cursor.TakeLineEnd();
        var value = new StringBuilder();
        while (true)
        {
            if (cursor.IsAtEnd)
            {
                throw cursor.Error($"the text is not closed with {new string(quote, 3)}");
            }

            if (cursor.TakeLineEnd())
            {
                value.Append('\n');
            }
            else if (cursor.Here == quote)
            {
                if (TakeQuotes(quote, value))
                {
                    return value.ToString();
                }
            }
            else if (quote != '"' || !TakeLineContinuation())
            {
                ReadCharacter(quote, value);
            }
        }
    }

    /// <summary>True when they close the text. One or two quotes may stand right before the three that do.</summary>
    private bool TakeQuotes(char quote, StringBuilder value)
    {
        var count = 0;
        while (cursor.Here == quote && count < 5)
        {
            cursor.Step();
            count++;
        }

        value.Append(quote, count < 3 ? count : count - 3);
        return count >= 3;
    }

    /// <summary>A backslash at the end of a line takes all white space up to the next character away.</summary>
    private bool TakeLineContinuation()
    {
        if (cursor.Here != '\\' || cursor.Next(1) is not (' ' or '\t' or '\r' or '\n'))
        {
            return false;
        }

        cursor.Step();
        cursor.SkipBlanks();
        if (!cursor.TakeLineEnd())
        {
            throw cursor.Error("a backslash stands before white space that does not end the line");
        }

        do
        {
            cursor.SkipBlanks();
        }
        while (cursor.TakeLineEnd());
        return true;
    }

    private void ReadCharacter(char quote, StringBuilder value)
    {
        if (quote == '"' && cursor.Here == '\\')
        {
            cursor.Step();
            ReadEscape(value);
            return;
        }

        var start = cursor.At;
        cursor.StepOverText();
        cursor.CopyTo(value, start);
    }

    private void ReadEscape(StringBuilder value)
    {
        var kind = cursor.Here;
        cursor.Step();
        switch (kind)
        {
            case 'b': value.Append('\b'); break;
            case 't': value.Append('\t'); break;
            case 'n': value.Append('\n'); break;
            case 'f': value.Append('\f'); break;
            case 'r': value.Append('\r'); break;
            case 'e': value.Append('\u001B'); break;
            case '"': value.Append('"'); break;
            case '\\': value.Append('\\'); break;
            case 'x': value.Append(ReadScalar(2)); break;
            case 'u': value.Append(ReadScalar(4)); break;
            case 'U': value.Append(ReadScalar(8)); break;
            default: throw cursor.Error("a backslash in a text starts none of \\b \\t \\n \\f \\r \\e \\\" \\\\ \\xHH \\uHHHH \\UHHHHHHHH; put the text into '…' to keep backslashes");
        }
    }

    private Rune ReadScalar(int digits)
    {
        var start = cursor.At;
        while (cursor.At - start < digits && char.IsAsciiHexDigit(cursor.Here))
        {
            cursor.Step();
        }

        return cursor.At - start == digits
            && Rune.TryCreate(uint.Parse(cursor.Slice(start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), out var scalar)
                ? scalar
                : throw cursor.Error(string.Create(CultureInfo.InvariantCulture, $"an escaped character is not {digits} hexadecimal digits of a Unicode scalar value"));
    }
}
