using System.Globalization;

namespace Releasing.Notes.Commits;

/// <summary>
/// Finds issues and pull requests in the forms that forges make links of: <c>#12</c>, <c>GH-12</c>, <c>owner/name#12</c>, and full addresses of their pages
/// (https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls).
/// </summary>
internal sealed class ReferenceReader
{
    private static readonly string[] s_closing = ["close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved"];
    private static readonly string[] s_pages = ["/issues/", "/pull/", "/pulls/", "/merge_requests/"];

    // Most messages name nothing, and most others so few that looking through them is the quickest way to find one.
    private const int Few = 16;

    private Dictionary<(string? Repository, int Number), int>? _places;
    private List<IssueReference>? _found;

    /// <summary>What was found, each once, in the order of appearance.</summary>
    public IReadOnlyList<IssueReference> Found => _found ?? [];

    /// <summary>Reads a text, in time linear in its length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="closes">Its references are closed by the commit, because the footer they stand in says so.</param>
    public void Read(string text, bool closes = false)
    {
        var goesOn = closes;
        var last = 0;
        var at = 0;
        while (at < text.Length && text.AsSpan(at).IndexOfAny('#', 'G', 'h') is var skipped and >= 0)
        {
            at += skipped;
            if (Reference(text, at, last) is not var (start, end, repository, number))
            {
                at++;
                continue;
            }

            // "closes #1, #2 and #3": the word holds for the whole list.
            var between = text.AsSpan(last, start - last);
            goesOn = EndsWithClosingWord(between) || (goesOn && (closes || (last > 0 && IsListed(between))));
            Add(new IssueReference(repository, number, goesOn));
            at = last = end;
        }
    }

    /// <summary>The word is one of those by which forges close issues.</summary>
    public static bool IsClosing(string word) => s_closing.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static (int Start, int End, string? Repository, int Number)? Reference(string text, int at, int floor)
    {
        switch (text[at])
        {
            case '#' when Digits(text, at + 1) is var (end, number):
                var start = at;
                while (start > floor && IsNameLetter(text[start - 1]))
                {
                    start--;
                }

                return start == at
                    ? (at, end, null, number)
                    : Repository(text.AsSpan(start, at - start)) is { } repository ? (start, end, repository, number) : null;
            case 'G' when (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && string.CompareOrdinal(text, at, "GH-", 0, 3) == 0 && Digits(text, at + 3) is var (end, number):
                return (at, end, null, number);
            case 'h' when (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && string.CompareOrdinal(text, at, "https://", 0, 8) == 0:
                return Page(text, at);
            default:
                return null;
        }
    }

    // https://HOST/OWNER/NAME/issues/12, for GitLab with more groups and "/-" before the last part.
    private static (int Start, int End, string? Repository, int Number)? Page(string text, int at)
    {
        const int longest = 300;
        var host = text.IndexOf('/', at + 8, Math.Min(longest, text.Length - at - 8));
        if (host < 0)
        {
            return null;
        }

        var end = host;
        while (end < text.Length && end - at < longest && (IsNameLetter(text[end]) || text[end] == '/'))
        {
            end++;
        }

        var path = text[host..end];
        foreach (var page in s_pages)
        {
            var place = path.IndexOf(page, StringComparison.Ordinal);
            if (place > 0 && Digits(text, host + place + page.Length) is var (after, number))
            {
                var name = path[1..place];
                name = name.EndsWith("/-", StringComparison.Ordinal) ? name[..^2] : name;
                return Repository(name) is { } repository ? (at, after, repository, number) : null;
            }
        }

        return null;
    }

    private static (int End, int Number)? Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 10)
        {
            end++;
        }

        var isWhole = end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_');
        return end > at && isWhole && int.TryParse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? (end, number) : null;
    }

    private static string? Repository(ReadOnlySpan<char> name)
    {
        const int longest = 200;
        var slash = name.IndexOf('/');
        return slash > 0 && slash < name.Length - 1 && name.Length <= longest && !name.EndsWith("/") && name.IndexOf("//") < 0 && name.IndexOf("..") < 0 ? name.ToString() : null;
    }

    // Bounded by the last reference, so a long word is not walked again and again.
    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/';

    private static bool EndsWithClosingWord(ReadOnlySpan<char> before)
    {
        var words = before.TrimEnd().TrimEnd(':').TrimEnd();
        var start = words.Length;
        while (start > 0 && words.Length - start < 10 && char.IsAsciiLetter(words[start - 1]))
        {
            start--;
        }

        var isWord = start == 0 || !(char.IsLetterOrDigit(words[start - 1]) || words[start - 1] is '-' or '_');
        return isWord && words.Length < before.Length && IsClosing(words[start..].ToString());
    }

    private static bool IsListed(ReadOnlySpan<char> between) => between.Trim() is "," or "and" or "&" or ", and" or "";

    private void Add(IssueReference reference)
    {
        _found ??= [];
        if (Place(reference) is >= 0 and var place)
        {
            _found[place] = _found[place] with { Closes = _found[place].Closes || reference.Closes };
            return;
        }

        _places?.Add((reference.Repository, reference.Number), _found.Count);
        _found.Add(reference);
        if (_found.Count == Few)
        {
            _places = [];
            for (var at = 0; at < Few; at++)
            {
                _places.Add((_found[at].Repository, _found[at].Number), at);
            }
        }
    }

    private int Place(IssueReference reference)
    {
        if (_places is not null)
        {
            return _places.GetValueOrDefault((reference.Repository, reference.Number), -1);
        }

        for (var place = 0; place < _found!.Count; place++)
        {
            if (_found[place].Number == reference.Number && _found[place].Repository == reference.Repository)
            {
                return place;
            }
        }

        return -1;
    }
}
