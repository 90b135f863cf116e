namespace Releasing.Notes.Cliff.Templates;

/// <summary>git-cliff's filters with regular expressions (https://git-cliff.org/docs/templating/syntax), matched without backtracking.</summary>
internal static class PatternFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["find_regex"] = call => call.Pattern("pat").Pieces(call.Text.Text).Where(piece => piece.Expand is not null).Select(piece => (object?)call.Text.Part(piece.Start, piece.Length)).ToList(),
        ["split_regex"] = call => call.Pattern("pat").Pieces(call.Text.Text).Where(piece => piece.Expand is null).Select(piece => (object?)call.Text.Part(piece.Start, piece.Length)).ToList(),
        ["replace_regex"] = Replace,
    };

    // A replacement without groups is the template's; with groups it holds what others wrote.
    private static TemplateText Replace(TemplateCall call)
    {
        var (text, to) = (call.Text, call.Required("to"));
        return TemplateText.Join(call.Pattern("from").Pieces(text.Text).Select(piece =>
        {
            call.Charge(1 + (to.Text.Length / 16));
            return piece.Expand is null ? text.Part(piece.Start, piece.Length) : !to.Text.Contains('$') ? to : text.Changed(piece.Expand(to.Text));
        }));
    }
}
