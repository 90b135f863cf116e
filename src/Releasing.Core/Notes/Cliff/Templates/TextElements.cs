using System.Globalization;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>The characters of a text as a reader counts them (Unicode Standard Annex 29, grapheme clusters).</summary>
internal static class TextElements
{
    /// <summary>Where each begins and how long it is.</summary>
    public static IEnumerable<(int Start, int Length)> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return (at, length);
            at += length;
        }
    }
}
