using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Releasing.Text;

namespace Releasing.Services.Homebrew;

/// <summary>
/// Makes a project's own words a <c>desc</c> as Homebrew's audit wants it: at most 80 characters on one line, beginning with a capital letter and neither with an article nor with the formula's name, no
/// full stop at the end, no emoji, and <c>command-line</c> with its hyphen.
/// </summary>
public static partial class FormulaDescription
{
    private const int Longest = 80;
    private const string Unknown = "Command-line program";

    private static readonly string[] s_small = ["iOS", "iPhone", "macOS"];

    /// <summary>The description.</summary>
    /// <param name="text">The project's; anything.</param>
    /// <param name="name">The formula.</param>
    /// <returns>Never empty.</returns>
    public static string Of(string? text, FormulaName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var line = Spaces().Replace(WithoutSymbols(PlainText.Line(text)), " ").Trim();
        line = CommandLine().Replace(line, found => found.Value[0] + "ommand-line");
        line = Ended(Cut(Ended(Begun(line, name))));
        return line.Length == 0 ? Unknown : Capital(line);
    }

    // "The tool is a thing" begins with both, in turn.
    private static string Begun(string line, FormulaName name)
    {
        var own = new Regex($@"\A{string.Join(@"[\s\-]?", name.Base.Replace("-", "", StringComparison.Ordinal).Select(letter => Regex.Escape(letter.ToString())))}\b(\s+is\b)?[\s:,;–—-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        for (var before = ""; before != line;)
        {
            before = line;
            line = Article().Replace(own.Replace(line, "", 1), "", 1).TrimStart(' ', ':', ',', ';', '–', '—', '-');
        }

        return line;
    }

    private static string Ended(string line)
    {
        var text = line.TrimEnd(' ', ',', ';', ':', '–', '—', '-');
        while (text.EndsWith('.') && !text.EndsWith("etc.", StringComparison.Ordinal))
        {
            text = text.TrimEnd('.', ' ');
        }

        return text;
    }

    private static string Cut(string line)
    {
        var runes = line.EnumerateRunes().ToList();
        if (runes.Count <= Longest)
        {
            return line;
        }

        var start = string.Concat(runes.Take(Longest + 1));
        var space = start.LastIndexOf(' ');
        return space > 0 ? start[..space] : string.Concat(runes.Take(Longest));
    }

    private static string Capital(string line) => s_small.Contains(line.Split(' ')[0], StringComparer.Ordinal) ? line : char.ToUpperInvariant(line[0]) + line[1..];

    private static string WithoutSymbols(string line) =>
        string.Concat(line.EnumerateRunes().Where(rune => rune.Value is not (0xFFFD or 0x200C or 0x200D or 0xFE0F) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherSymbol));

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b[Cc]ommand ?line\b", RegexOptions.CultureInvariant)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"\A(the|an?)(\s+|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Article();
}
