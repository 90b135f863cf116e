namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters that take something away at the ends of a text.</summary>
internal static class TrimFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["trim"] = call => Trim(call.Text, start: true, end: true),
        ["trim_start"] = call => Trim(call.Text, start: true, end: false),
        ["trim_end"] = call => Trim(call.Text, start: false, end: true),
        ["trim_start_matches"] = call => Strip(call, atStart: true),
        ["trim_end_matches"] = call => Strip(call, atStart: false),
    };

    private static TemplateText Trim(TemplateText text, bool start, bool end)
    {
        var from = start ? text.Text.Length - text.Text.AsSpan().TrimStart().Length : 0;
        var to = end ? text.Text.AsSpan().TrimEnd().Length : text.Text.Length;
        return text.Part(from, Math.Max(to - from, 0));
    }

    private static TemplateText Strip(TemplateCall call, bool atStart)
    {
        var (text, pattern) = (call.Text, call.Required("pat").Text);
        var rest = text.Text.AsSpan();
        while (pattern.Length > 0 && (atStart ? rest.StartsWith(pattern, StringComparison.Ordinal) : rest.EndsWith(pattern, StringComparison.Ordinal)))
        {
            rest = atStart ? rest[pattern.Length..] : rest[..^pattern.Length];
        }

        return text.Part(atStart ? text.Text.Length - rest.Length : 0, rest.Length);
    }
}
