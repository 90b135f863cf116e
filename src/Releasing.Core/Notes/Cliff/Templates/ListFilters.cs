namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters over lists.</summary>
internal static class ListFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["first"] = call => call.List.Count > 0 ? call.List[0] : TemplateText.Empty,
        ["last"] = call => call.List.Count > 0 ? call.List[^1] : TemplateText.Empty,
        ["nth"] = call => call.Has("n") ? call.Whole("n", 0) is >= 0 and var at && at < call.List.Count ? call.List[(int)at] : TemplateText.Empty : throw call.Fail("wants n=…"),
        ["join"] = Join,
        ["sort"] = Sort,
        ["unique"] = Unique,
        ["slice"] = Slice,
        ["concat"] = Concat,
        ["map"] = Map,
        ["filter"] = Filter,
        ["get"] = Get,
    };

    private static List<object?> Concat(TemplateCall call) => call.Has("with")
        ? [.. call.List, .. call.Argument("with") as IReadOnlyList<object?> ?? [call.Argument("with")]]
        : throw call.Fail("wants with=…");

    private static TemplateText Join(TemplateCall call)
    {
        var separator = call.TextOf("sep") ?? TemplateText.Empty;
        var parts = new List<TemplateText>();
        foreach (var entry in call.List)
        {
            var text = TemplateValue.Written(entry);
            call.Charge(1 + ((separator.Text.Length + text.Text.Length) / 16));
            parts.Add(parts.Count == 0 ? TemplateText.Empty : separator);
            parts.Add(text);
        }

        return TemplateText.Join(parts);
    }

    private static List<object?> Sort(TemplateCall call)
    {
        var keyed = call.List.Select(entry => (Entry: entry, Key: Key(call, entry))).ToList();
        var kinds = keyed.Select(pair => TemplateValue.Kind(pair.Key)).Distinct().ToList();
        return kinds.Count > 1 || kinds is [not ("a text" or "a number" or "a truth value")]
            ? throw call.Fail($"cannot sort {string.Join(" and ", kinds)}")
            : [.. keyed.OrderBy(pair => pair.Key is bool flag ? (flag ? 1 : 0) : pair.Key is TemplateText ? 0 : TemplateValue.Number(pair.Key)).ThenBy(pair => (pair.Key as TemplateText)?.Text, StringComparer.Ordinal).Select(pair => pair.Entry)];
    }

    private static List<object?> Unique(TemplateCall call)
    {
        var seen = new HashSet<string>(call.Flag("case_sensitive", false) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        return [.. call.List.Where(entry => Key(call, entry) is not UndefinedValue and var key && seen.Add($"{TemplateValue.Kind(key)} {TemplateValue.Written(key).Text}"))];
    }

    private static List<object?> Slice(TemplateCall call)
    {
        var count = call.List.Count;
        var (start, end) = (At("start", 0), At("end", count));
        return start < end ? [.. call.List.Skip(start).Take(end - start)] : [];

        int At(string name, long otherwise)
        {
            var at = call.Whole(name, otherwise);
            return (int)Math.Clamp(at < 0 ? at + count : at, 0, count);
        }
    }

    private static List<object?> Map(TemplateCall call)
    {
        var attribute = call.Required("attribute").Text;
        return [.. call.List.Select(entry => TemplateValue.Path(entry, attribute)).Where(value => value is not (null or UndefinedValue))];
    }

    private static List<object?> Filter(TemplateCall call)
    {
        var attribute = call.Required("attribute").Text;
        var wanted = call.Argument("value");
        return [.. call.List.Where(entry => TemplateValue.Path(entry, attribute) is not UndefinedValue and var value && (wanted is null ? value is not null : TemplateValue.AreEqual(value, wanted)))];
    }

    private static object? Get(TemplateCall call) => call.Value is not TemplateMap map ? throw call.Fail($"wants an object, here is {TemplateValue.Kind(call.Value)}")
        : map.TryGet(call.Required("key").Text, out var value) ? value
        : call.Has("default") ? call.Argument("default")
        : throw call.Fail($"finds no '{call.Required("key").Text}'");

    private static object? Key(TemplateCall call, object? entry) => call.TextOf("attribute")?.Text is { Length: > 0 } attribute ? TemplateValue.Path(entry, attribute) : entry;
}
