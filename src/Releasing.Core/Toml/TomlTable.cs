using System.Diagnostics.CodeAnalysis;

namespace Releasing.Toml;

/// <summary>
/// A table of a TOML document. Values are <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>,
/// <see cref="TomlDateTime"/>, <see cref="TomlTable"/>, or a list of these as <c>IReadOnlyList&lt;object&gt;</c>.
/// </summary>
public sealed class TomlTable
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];

    internal TomlTable(TomlTableOrigin origin, int section)
    {
        Origin = origin;
        Section = section;
    }

    /// <summary>The keys in the order of the document.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The value of a key of this table, whatever its type; null when there is none.</summary>
    public object? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>The text at the end of a path of keys; null when it is not there or not a text.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Value(path) as string;

    /// <summary>The truth value at the end of a path of keys; null when it is not there or not one.</summary>
    public bool? Boolean(params ReadOnlySpan<string> path) => Value(path) as bool?;

    /// <summary>The table at the end of a path of keys; null when it is not there or not a table.</summary>
    public TomlTable? Table(params ReadOnlySpan<string> path) => Value(path) as TomlTable;

    /// <summary>The list at the end of a path of keys (an array or an array of tables); empty when it is not there or not a list.</summary>
    public IReadOnlyList<object> List(params ReadOnlySpan<string> path) => Value(path) as IReadOnlyList<object> ?? [];

    /// <summary>How the table came to be, which decides who may add to it.</summary>
    internal TomlTableOrigin Origin { get; set; }

    /// <summary>The number of the header under which a table of dotted keys was made.</summary>
    internal int Section { get; set; }

    internal bool TryGet(string key, [NotNullWhen(true)] out object? value) => _values.TryGetValue(key, out value);

    internal bool TryAdd(string key, object value)
    {
        if (!_values.TryAdd(key, value))
        {
            return false;
        }

        _keys.Add(key);
        return true;
    }

    private object? Value(ReadOnlySpan<string> path)
    {
        object? value = this;
        foreach (var key in path)
        {
            value = (value as TomlTable)?[key];
        }

        return value;
    }
}
