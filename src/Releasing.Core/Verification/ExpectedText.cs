using System.Text.RegularExpressions;
using Releasing.Text;

namespace Releasing.Verification;

/// <summary>
/// What an identity or an issuer has to be: a text, character by character, or a regular expression that the whole text has to match. One that any text would match cannot be made.
/// </summary>
public sealed class ExpectedText
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    // Texts that have nothing in common: an expression that matches two of different kinds asks for nothing in particular.
    private static readonly string[] s_probes =
    [
        "a", "7", "Zz9-._~", "mallory@example.org", "https://example.org/", "https://github.com/mallory/attack/.github/workflows/any.yml@refs/heads/main",
        "https://accounts.google.com", "spiffe://example.org/ns/x", "urn:x:y", "\u00e9\u4e16\u754c", "x y",
    ];

    private readonly string _text;
    private readonly Regex? _pattern;

    private ExpectedText(string text, Regex? pattern)
    {
        _text = text;
        _pattern = pattern;
    }

    /// <summary>The text itself.</summary>
    /// <param name="text">Not empty.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.IdentityNotRequired"/>: it is empty.</exception>
    public static ExpectedText Exactly(string text) => string.IsNullOrWhiteSpace(text) ? throw Empty() : new ExpectedText(text, null);

    /// <summary>Every text that an expression matches from its first character to its last.</summary>
    /// <param name="pattern">An expression in the syntax of .NET. <c>^</c> and <c>$</c> may stand around it and change nothing.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.IdentityNotRequired"/>: it is empty, no expression, or matches texts that have nothing in common.</exception>
    public static ExpectedText Matching(string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern))
        {
            throw Empty();
        }

        const string Where = "The expression of the signer";
        try
        {
            // Explicit anchors, because .NET's $ also matches before a line feed at the end.
            _ = new Regex(pattern, RegexOptions.CultureInvariant, s_patience);
            var anchored = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, s_patience);
            return s_probes.Count(anchored.IsMatch) > 1 || anchored.IsMatch("")
                ? throw new RefusedException(RefusalReason.IdentityNotRequired, Where, $"'{PlainText.Line(pattern)}' matches signers that have nothing in common. Name the repository at least.")
                : new ExpectedText(pattern, anchored);
        }
        catch (ArgumentException error)
        {
            throw new RefusedException(RefusalReason.IdentityNotRequired, Where, $"'{PlainText.Line(pattern)}' is no regular expression: {PlainText.Line(error.Message)}", error);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new RefusedException(RefusalReason.IdentityNotRequired, Where, $"'{PlainText.Line(pattern)}' takes too long.", error);
        }
    }

    /// <summary>Whether a text is as expected. An expression that takes longer than a second says no.</summary>
    /// <param name="text">The text of the certificate.</param>
    public bool Accepts(string text)
    {
        try
        {
            return _pattern is null ? string.Equals(_text, text, StringComparison.Ordinal) : _pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => PlainText.Line(_text);

    private static RefusedException Empty() =>
        new(RefusalReason.IdentityNotRequired, "The signer", "It is empty, and anybody's signature would do. Name the identity and the issuer that have to have signed.");
}
