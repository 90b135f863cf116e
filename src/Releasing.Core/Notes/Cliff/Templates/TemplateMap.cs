namespace Releasing.Notes.Cliff.Templates;

/// <summary>Values by name, in the order of the names (ordinal).</summary>
internal sealed class TemplateMap
{
    private readonly SortedDictionary<string, (TemplateText Key, object? Value)> _entries = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The entries in their order.</summary>
    public IEnumerable<(TemplateText Key, object? Value)> Entries => _entries.Values;

    /// <summary>A value; null also where there is none.</summary>
    public object? this[string name]
    {
        get => _entries.TryGetValue(name, out var entry) ? entry.Value : null;
        set => _entries[name] = (TemplateText.Own(name), value);
    }

    /// <summary>Finds a value.</summary>
    public bool TryGet(string name, out object? value)
    {
        var isThere = _entries.TryGetValue(name, out var entry);
        value = entry.Value;
        return isThere;
    }

    /// <summary>Adds a value under a name that strangers may have written.</summary>
    public void Add(TemplateText key, object? value) => _entries[key.Text] = (key, value);
}
