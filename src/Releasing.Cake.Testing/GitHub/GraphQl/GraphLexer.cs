using System.Text.RegularExpressions;

namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>Cuts a query into tokens (GraphQL specification of October 2021, section 2.1); commas and comments mean nothing.</summary>
internal static partial class GraphLexer
{
    private const int Most = 20_000;

    public static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = Token().EnumerateMatches(text);
        var found = new List<string>();
        foreach (var token in tokens)
        {
            var word = text.Substring(token.Index, token.Length);
            if (word[0] is not ('#' or ',') && !char.IsWhiteSpace(word[0]))
            {
                found.Add(word);
            }

            if (found.Count > Most)
            {
                throw new GraphException("Query has too many tokens");
            }
        }

        return found;
    }

    [GeneratedRegex("""\s+|,|#[^\n]*|\.\.\.|[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\.[0-9]+)?|"(?:[^"\\\n]|\\.)*"|.""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
