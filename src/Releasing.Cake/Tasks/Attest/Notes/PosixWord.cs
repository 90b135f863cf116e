using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>One word of a command in a page that anybody may read anywhere: quoted for POSIX shells, whatever system wrote the page.</summary>
internal static class PosixWord
{
    private const string Harmless = "-_./:=@%+,";

    public static string Quote(string word)
    {
        var clean = PlainText.Line(word);
        return clean.Length > 0 && clean.All(letter => char.IsAsciiLetterOrDigit(letter) || Harmless.Contains(letter, StringComparison.Ordinal))
            ? clean
            : "'" + clean.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
    }
}
