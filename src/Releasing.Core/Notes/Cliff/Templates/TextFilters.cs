using System.Text;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters that change a text (https://keats.github.io/tera/docs/#built-in-filters) and git-cliff's <c>upper_first</c>.</summary>
internal static class TextFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["upper"] = call => call.Text.Changed(call.Text.Text.ToUpperInvariant()),
        ["lower"] = call => call.Text.Changed(call.Text.Text.ToLowerInvariant()),
        ["upper_first"] = call => Capital(call.Text, keepsRest: true),
        ["capitalize"] = call => Capital(call.Text, keepsRest: false),
        ["title"] = call => call.Text.Changed(Title(call.Text.Text)),
        ["wordcount"] = call => (long)call.Text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        ["truncate"] = Truncate,
        ["replace"] = Replace,
        ["indent"] = Indent,
        ["split"] = Split,
        ["as_str"] = call => TemplateValue.Written(call.Value),
        ["length"] = call => call.Value switch
        {
            TemplateText text => (long)text.Text.EnumerateRunes().Count(),
            IReadOnlyList<object?> list => (long)list.Count,
            TemplateMap map => (long)map.Count,
            var other => throw call.Fail($"wants a text, list or object, here is {TemplateValue.Kind(other)}"),
        },
        ["reverse"] = call => call.Value is IReadOnlyList<object?> list ? Enumerable.Reverse(list).ToList() : call.Text.Changed(string.Concat(TextElements.Of(call.Text.Text).Reverse().Select(part => call.Text.Text.Substring(part.Start, part.Length)))),
    };

    private static TemplateText Capital(TemplateText text, bool keepsRest)
    {
        if (text.Text.Length == 0)
        {
            return text;
        }

        var first = char.IsSurrogatePair(text.Text, 0) ? 2 : 1;
        var rest = text.Part(first, text.Text.Length - first);
        var head = text.Part(0, first);
        return TemplateText.Join([head.Changed(head.Text.ToUpperInvariant()), keepsRest ? rest : rest.Changed(rest.Text.ToLowerInvariant())]);
    }

    private static string Title(string text)
    {
        var title = new StringBuilder(text.Length);
        var isInside = false;
        foreach (var letter in text)
        {
            var isWord = char.IsLetterOrDigit(letter) || letter is '_' or '\'' || char.IsSurrogate(letter);
            title.Append(isWord && !isInside ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
            isInside = isWord;
        }

        return title.ToString();
    }

    private static TemplateText Truncate(TemplateCall call)
    {
        var most = call.Whole("length", 255);
        var end = call.TextOf("end") ?? TemplateText.Own("…");
        if (most < 0 || most > int.MaxValue - 1)
        {
            throw call.Fail("wants a length that is not below zero");
        }

        var beyond = TextElements.Of(call.Text.Text).Skip((int)most).Select(part => (int?)part.Start).FirstOrDefault();
        return beyond is { } start ? TemplateText.Join([call.Text.Part(0, start), end]) : call.Text;
    }

    // What stays is whose it was, what comes in is the template's.
    private static TemplateText Replace(TemplateCall call)
    {
        var (text, from, to) = (call.Text, call.Required("from").Text, call.Required("to"));
        if (from.Length == 0)
        {
            throw call.Fail("wants a text to look for that is not empty");
        }

        var parts = new List<TemplateText>();
        var start = 0;
        for (var at = text.Text.IndexOf(from, StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf(from, start, StringComparison.Ordinal))
        {
            call.Charge(1 + (to.Text.Length / 16));
            parts.Add(text.Part(start, at - start));
            parts.Add(to);
            start = at + from.Length;
        }

        return start == 0 ? text : TemplateText.Join([.. parts, text.Part(start, text.Text.Length - start)]);
    }

    private static TemplateText Indent(TemplateCall call)
    {
        var prefix = call.TextOf("prefix") ?? TemplateText.Own("    ");
        var (first, blank) = (call.Flag("first", false), call.Flag("blank", false));
        var parts = new List<TemplateText>();
        foreach (var (line, at) in Lines(call.Text))
        {
            call.Charge(1 + (prefix.Text.Length / 16));
            if (at > 0)
            {
                parts.Add(TemplateText.Own("\n"));
            }

            if ((at > 0 || first) && (blank || line.Text.AsSpan().Trim().Length > 0))
            {
                parts.Add(prefix);
            }

            parts.Add(line);
        }

        return TemplateText.Join(parts);
    }

    private static List<object?> Split(TemplateCall call)
    {
        var pattern = call.Required("pat").Text;
        if (pattern.Length == 0)
        {
            throw call.Fail("wants a text to split at that is not empty");
        }

        return [.. Pieces(call.Text, pattern).Select(piece => piece.Part)];
    }

    private static IEnumerable<(TemplateText Part, int Index)> Lines(TemplateText text) => Pieces(text, "\n");

    private static IEnumerable<(TemplateText Part, int Index)> Pieces(TemplateText text, string mark)
    {
        var start = 0;
        for (var index = 0; ; index++)
        {
            var end = text.Text.IndexOf(mark, start, StringComparison.Ordinal);
            yield return (text.Part(start, (end < 0 ? text.Text.Length : end) - start), index);
            if (end < 0)
            {
                yield break;
            }

            start = end + mark.Length;
        }
    }
}
