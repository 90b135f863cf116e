namespace Releasing.Notes.Cliff.Templates;

/// <summary>What a token of a tag is.</summary>
internal enum TokenKind
{
    /// <summary>A name or a word of the language.</summary>
    Name,

    /// <summary>Digits, perhaps with a fraction.</summary>
    Number,

    /// <summary>A text in quotation marks.</summary>
    Text,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    /// <summary>Behind the last one.</summary>
    End,
}
