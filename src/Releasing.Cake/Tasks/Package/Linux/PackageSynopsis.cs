using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>Makes of a project's description the one line that lists of packages show, and paragraphs that fit a terminal.</summary>
internal static class PackageSynopsis
{
    // lintian and rpmlint both ask for fewer than 80 characters.
    private const int Longest = 79;

    // A line that says less than this says nothing.
    private const int Shortest = 20;

    private static readonly string[] s_clauses = [". ", ": ", "; ", " - ", " – ", " — ", " (", ", "];

    /// <summary>The description where it fits, else as many of its clauses as do, else as many words.</summary>
    public static string Of(string description)
    {
        var text = Trimmed(description);
        if (text.Length <= Longest)
        {
            return text;
        }

        var end = s_clauses.Max(mark => text.LastIndexOf(mark, Longest, StringComparison.Ordinal));
        return end >= Shortest ? text[..end] : PlainText.Wrapped(text, Longest).First();
    }

    /// <summary>Whether <see cref="Of"/> leaves something out.</summary>
    public static bool IsCut(string description) => Trimmed(description).Length > Longest;

    /// <summary>A text in lines that fit.</summary>
    public static string Paragraph(string text) => string.Join('\n', PlainText.Wrapped(text, Longest - 1));

    private static string Trimmed(string description) => description.Trim(' ').TrimEnd('.', ' ');
}
