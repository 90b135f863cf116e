using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Toml;

/// <summary>A place in a document, with what every part of the grammar needs: blanks, comments, keys, errors.</summary>
internal sealed class TomlCursor(string text, string name, int firstLine = 1)
{
    private const char End = '\0';

    // Bounds the depth of the tables, as TomlValueReader bounds that of the values.
    private const int LongestKey = 64;
    private int _line = firstLine;

    public int At { get; private set; }

    /// <summary>The character here; NUL, which no document may hold, at the end.</summary>
    public char Here => At < text.Length ? text[At] : End;

    public bool IsAtEnd => At >= text.Length;

    public char Next(int distance) => At + distance < text.Length ? text[At + distance] : End;

    public string Slice(int from) => text[from..At];

    /// <summary>Appends what lies between a place and this one.</summary>
    public void CopyTo(StringBuilder value, int from) => value.Append(text, from, At - from);

    /// <summary>Goes on by one character; the only way forward, so that lines are counted.</summary>
    public void Step(int count = 1)
    {
        for (; count > 0; count--)
        {
            _line += Here == '\n' ? 1 : 0;
            At++;
        }
    }

    public bool Take(string wanted)
    {
        if (string.CompareOrdinal(text, At, wanted, 0, wanted.Length) != 0)
        {
            return false;
        }

        Step(wanted.Length);
        return true;
    }

    public void Expect(string wanted)
    {
        SkipBlanks();
        if (!Take(wanted))
        {
            throw Error($"expected '{wanted}' but found {Found()}");
        }
    }

    public void SkipBlanks()
    {
        while (Here is ' ' or '\t')
        {
            Step();
        }
    }

    /// <summary>Skips blanks, line ends and comments; false at the end of the document.</summary>
    public bool SkipToContent()
    {
        while (true)
        {
            SkipBlanks();
            SkipComment();
            if (!TakeLineEnd())
            {
                return !IsAtEnd;
            }
        }
    }

    public void ExpectLineEnd()
    {
        SkipBlanks();
        SkipComment();
        if (!IsAtEnd && !TakeLineEnd())
        {
            throw Error($"expected the end of the line but found {Found()}");
        }
    }

    public bool TakeLineEnd() => Take("\n") || Take("\r\n");

    /// <summary>A key of one or more parts: bare, quoted, or mixed with dots between.</summary>
    public List<string> ReadKey()
    {
        var parts = new List<string>();
        do
        {
            SkipBlanks();
            parts.Add(ReadKeyPart());
            SkipBlanks();
        }
        while (Take(".") && parts.Count <= LongestKey);
        if (parts.Count > LongestKey)
        {
            throw Error("a key has too many parts");
        }

        return parts;
    }

    public ReleaseException Error(string problem) => new InvalidInputException(
        string.Create(CultureInfo.InvariantCulture, $"{PlainText.Line(name)}:{_line}"), problem, "Correct the TOML (https://toml.io)");

    public string Found() => IsAtEnd ? "the end of the file" : $"'{PlainText.Line(Here.ToString())}'";

    public static bool IsForbidden(char character) => character is < ' ' and not '\t' or '\u007F' || char.IsSurrogate(character);

    private string ReadKeyPart()
    {
        if (Here is '"' or '\'')
        {
            return new TomlStringReader(this).ReadSingleLine();
        }

        var start = At;
        while (char.IsAsciiLetterOrDigit(Here) || Here is '_' or '-')
        {
            Step();
        }

        return At > start ? Slice(start) : throw Error($"expected a key but found {Found()}");
    }

    private void SkipComment()
    {
        if (Here != '#')
        {
            return;
        }

        while (!IsAtEnd && Here != '\n' && !(Here == '\r' && Next(1) == '\n'))
        {
            StepOverText();
        }
    }

    /// <summary>Goes over one character of a comment or text, or both halves of one beyond the first 65,536.</summary>
    public void StepOverText()
    {
        if (char.IsHighSurrogate(Here) && char.IsLowSurrogate(Next(1)))
        {
            Step(2);
        }
        else if (IsForbidden(Here))
        {
            throw Error(string.Create(CultureInfo.InvariantCulture, $"the control character U+{(int)Here:X4} is not allowed here"));
        }
        else
        {
            Step();
        }
    }
}
