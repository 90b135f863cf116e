namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters that put the entries of a list in groups.</summary>
internal static class GroupFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["group_by"] = call => Groups(call, call.Required("attribute").Text),
        ["commit_groups"] = InOrder,
    };

    // By the names of the groups (ordinal); what has none is left out.
    private static TemplateMap Groups(TemplateCall call, string attribute)
    {
        var groups = new TemplateMap();
        foreach (var entry in call.List)
        {
            if (TemplateValue.Path(entry, attribute) is not UndefinedValue and { } key)
            {
                var name = TemplateValue.Written(key);
                if (groups[name.Text] is not List<object?> members)
                {
                    groups.Add(name, members = []);
                }

                members.Add(entry);
            }
        }

        return groups;
    }

    // In the order of commit_parsers; groups that they do not name follow by their names.
    private static List<object?> InOrder(TemplateCall call)
    {
        var order = call.Argument("groups") as IReadOnlyList<object?> ?? throw call.Fail("wants groups=…, a list");
        var places = order.Select((group, place) => (Name: TemplateValue.Written(group).Text, place)).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        return [.. Groups(call, "group").Entries.OrderBy(entry => places.GetValueOrDefault(entry.Key.Text, int.MaxValue)).Select(entry =>
        {
            var group = new TemplateMap();
            group["group"] = entry.Key;
            group["commits"] = entry.Value;
            return group;
        })];
    }
}
