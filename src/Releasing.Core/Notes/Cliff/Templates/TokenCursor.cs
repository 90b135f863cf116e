using System.Diagnostics.CodeAnalysis;
using Releasing.Failures;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>The tokens of one tag, read one after the other.</summary>
internal sealed class TokenCursor(TemplateSource source, TemplatePiece tag)
{
    private int _at;

    /// <summary>The next token.</summary>
    public TemplateToken Next => _at < tag.Tokens.Count ? tag.Tokens[_at] : new TemplateToken(TokenKind.End, "the end of the tag", Line);

    /// <summary>The line of the last token.</summary>
    public int Line => tag.Tokens.Count == 0 ? tag.Line : tag.Tokens[Math.Min(_at, tag.Tokens.Count - 1)].Line;

    /// <summary>Takes the next token.</summary>
    public TemplateToken Take()
    {
        var token = Next;
        _at++;
        return token;
    }

    /// <summary>The next token is a symbol.</summary>
    public bool Sees(string symbol) => Next.Kind == TokenKind.Symbol && Next.Text == symbol;

    /// <summary>The next token is a word of the language.</summary>
    public bool SeesWord(string word) => Next.Kind == TokenKind.Name && Next.Text == word;

    /// <summary>Takes a symbol if it comes next.</summary>
    public bool TakeIf(string symbol) => Step(Sees(symbol));

    /// <summary>Takes a word if it comes next.</summary>
    public bool TakeWordIf(string word) => Step(SeesWord(word));

    /// <summary>Takes one of some symbols if it comes next.</summary>
    public bool TakeAny([NotNullWhen(true)] out string? taken, params ReadOnlySpan<string> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (TakeIf(symbol))
            {
                taken = symbol;
                return true;
            }
        }

        taken = null;
        return false;
    }

    /// <summary>Takes a symbol that must come next.</summary>
    public void Expect(string symbol)
    {
        if (!TakeIf(symbol))
        {
            throw Wrong($"'{symbol}'");
        }
    }

    /// <summary>Takes a word that must come next.</summary>
    public void ExpectWord(string word)
    {
        if (!TakeWordIf(word))
        {
            throw Wrong($"'{word}'");
        }
    }

    /// <summary>Takes a name that must come next.</summary>
    public string Name() => Next.Kind == TokenKind.Name ? Take().Text : throw Wrong("a name");

    /// <summary>Nothing may come any more.</summary>
    public void ExpectEnd()
    {
        if (Next.Kind != TokenKind.End)
        {
            throw Wrong("the end of the tag");
        }
    }

    /// <summary>The failure that something else was wanted.</summary>
    public InvalidInputException Wrong(string wanted) => source.At(Line, $"{(Next.Kind == TokenKind.End ? Next.Text : $"'{Next.Text}'")} stands where {wanted} is wanted");

    private bool Step(bool takes)
    {
        _at += takes ? 1 : 0;
        return takes;
    }
}
