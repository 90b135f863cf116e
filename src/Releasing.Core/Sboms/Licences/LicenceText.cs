namespace Releasing.Sboms.Licences;

/// <summary>A licence field, read.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Text">In the spelling of the SPDX list for an identifier or expression; otherwise the words as they were.</param>
/// <param name="References">The <c>LicenseRef-</c> names in the expression, in order: they need an explanation in the document.</param>
public sealed record LicenceText(LicenceForm Form, string Text, IReadOnlyList<string> References)
{
    // A person writes a line; a longer field is a text of a licence or an attack.
    private const int LongestExpression = 2000;

    /// <summary>Reads a licence field: <c>MIT</c>, <c>Apache-2.0 OR MIT</c>, <c>MIT/Apache-2.0</c> (how crates once wrote a choice), <c>see LICENSE.txt</c>.</summary>
    /// <param name="field">The field; null and blank give null.</param>
    public static LicenceText? Read(string? field)
    {
        if (string.IsNullOrWhiteSpace(field))
        {
            return null;
        }

        var words = field.Trim();
        if (LicenceList.Licence(words) is { } identifier)
        {
            return new LicenceText(LicenceForm.Identifier, identifier, []);
        }

        if (words.Length > LongestExpression)
        {
            return new LicenceText(LicenceForm.Words, words, []);
        }

        var choice = words.Contains('/', StringComparison.Ordinal) && !words.Contains(' ', StringComparison.Ordinal) ? words.Replace("/", " OR ", StringComparison.Ordinal) : words;
        var expression = new LicenceExpression();
        return expression.Read(choice) is not { } text ? new LicenceText(LicenceForm.Words, words, [])
            : LicenceList.Licence(text) is { } one ? new LicenceText(LicenceForm.Identifier, one, [])
            : new LicenceText(LicenceForm.Expression, text, expression.References);
    }
}
