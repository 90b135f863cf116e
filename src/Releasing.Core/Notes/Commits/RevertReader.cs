namespace Releasing.Notes.Commits;

/// <summary>
/// Finds which commits a revert takes back: in the sentence that git-revert(1) writes, and in the footer <c>Refs</c> of the type <c>revert</c>, which the
/// specification recommends in its answer on reverts.
/// </summary>
internal static class RevertReader
{
    private const string Sentence = "This reverts commit";
    private const int ShortestHash = 7;
    private const int LongestHash = 64;

    // Words that may stand between the hashes of one sentence.
    private static readonly string[] s_joining = ["and", "commit", "commits"];

    /// <summary>The hashes in lower case, each once.</summary>
    /// <param name="body">The lines of the body.</param>
    /// <param name="footers">The footers.</param>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> body, IReadOnlyList<CommitFooter> footers)
    {
        var text = string.Join(' ', body);
        var hashes = new List<string>();
        for (var at = text.IndexOf(Sentence, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Sentence, at + Sentence.Length, StringComparison.OrdinalIgnoreCase))
        {
            hashes.AddRange(Hashes(text.AsSpan(at + Sentence.Length)));
        }

        foreach (var footer in footers.Where(footer => footer.Token.Equals("Refs", StringComparison.OrdinalIgnoreCase)))
        {
            hashes.AddRange(Hashes(footer.Value));
        }

        return [.. hashes.Distinct(StringComparer.Ordinal)];
    }

    private static List<string> Hashes(ReadOnlySpan<char> text)
    {
        var hashes = new List<string>();
        text = text.StartsWith("s ") ? text[1..] : text;
        foreach (var range in text.SplitAny(' ', ',', '\n'))
        {
            var word = text[range];
            var hash = word.TrimEnd('.');
            if (IsHash(hash))
            {
                hashes.Add(hash.ToString().ToLowerInvariant());
            }
            else if (word.Length > 0 && !s_joining.Contains(word.ToString()))
            {
                break;
            }

            if (word.Length != hash.Length)
            {
                break;
            }
        }

        return hashes;
    }

    private static bool IsHash(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (!char.IsAsciiHexDigit(letter))
            {
                return false;
            }
        }

        return word.Length is >= ShortestHash and <= LongestHash;
    }
}
