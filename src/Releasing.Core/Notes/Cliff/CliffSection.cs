using Releasing.Failures;
using Releasing.Notes.Rules;
using Releasing.Text;
using Releasing.Toml;

namespace Releasing.Notes.Cliff;

/// <summary>A table of a <c>cliff.toml</c>, which remembers what was asked of it: the rest is not supported and will be named.</summary>
/// <param name="table">The table; null when the file has none.</param>
/// <param name="file">What messages call the file.</param>
/// <param name="name">What messages call the table.</param>
internal sealed class CliffSection(TomlTable? table, string file, string name)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _notSupported = [];

    /// <summary>What the table has and nobody asked for, and what was said to have no effect.</summary>
    public IEnumerable<string> NotSupported => _notSupported.Concat((table?.Keys ?? []).Where(key => !_known.Contains(key)).Select(key => $"{Where(PlainText.Line(key))} is not supported and has no effect"));

    /// <summary>The key is there.</summary>
    public bool Has(string key) => table?[key] is not null;

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string key) => Value<string>(key, "a text");

    /// <summary>A truth value.</summary>
    public bool Flag(string key, bool otherwise) => Take(key) switch { null => otherwise, bool flag => flag, _ => throw Wrong(key, "a truth value") };

    /// <summary>A whole number; null when it is not there.</summary>
    public long? Number(string key) => Take(key) switch { null => null, long number => number, _ => throw Wrong(key, "a whole number") };

    /// <summary>A pattern; null when it is not there or empty.</summary>
    public RulePattern? Pattern(string key) => Text(key) is { Length: > 0 } text ? Compile(key, text) : null;

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string key) => Take(key) switch
    {
        null => [],
        IReadOnlyList<object> list => [.. list.Select(entry => entry as string ?? throw Wrong(key, "a list of texts"))],
        _ => throw Wrong(key, "a list of texts"),
    };

    /// <summary>A list of tables.</summary>
    public IReadOnlyList<CliffSection> Tables(string key) => Take(key) switch
    {
        null => [],
        IReadOnlyList<object> list => [.. list.Select((entry, index) => new CliffSection(entry as TomlTable ?? throw Wrong(key, "a list of tables"), file, $"{name}.{key}[{index}]"))],
        _ => throw Wrong(key, "a list of tables"),
    };

    /// <summary>A list of patterns with what stands instead of their matches.</summary>
    /// <param name="key">The list.</param>
    /// <param name="ignored">Takes what has no effect.</param>
    public IReadOnlyList<MessageReplacement> Replacements(string key, ICollection<string> ignored)
    {
        var replacements = new List<MessageReplacement>();
        foreach (var entry in Tables(key))
        {
            var pattern = entry.Pattern("pattern") ?? throw entry.Missing("pattern");
            if (entry.Text("replace") is { } replacement)
            {
                replacements.Add(new MessageReplacement(pattern, replacement));
            }
            else
            {
                // A command line for a shell, over text that strangers wrote.
                _ = entry.Take("replace_command");
                ignored.Add($"{entry.Where("replace_command")} is not run: text of strangers never reaches a shell");
            }

            foreach (var line in entry.NotSupported)
            {
                ignored.Add(line);
            }
        }

        return replacements;
    }

    /// <summary>Keys that say nothing about the notes.</summary>
    public void Ignore(params string[] keys) => _known.UnionWith(keys);

    /// <summary>Keys that have no effect unless they are at the value that holds here anyway.</summary>
    /// <param name="key">The key.</param>
    /// <param name="usual">What holds here.</param>
    /// <param name="why">What holds, in words.</param>
    public void Expect(string key, bool usual, string why)
    {
        if (Flag(key, usual) != usual)
        {
            _notSupported.Add($"{Where(key)} has no effect: {why}");
        }
    }

    /// <summary>Something that has no effect.</summary>
    public void Remark(string line) => _notSupported.Add(line);

    /// <summary>The failure that a key is missing.</summary>
    public InvalidInputException Missing(string key) => new(Where(key), "it is missing", $"Add {key} to {name}");

    private RulePattern Compile(string key, string text)
    {
        try
        {
            return new RulePattern(text);
        }
        catch (ArgumentException inner)
        {
            throw new InvalidInputException(Where(key), $"'{PlainText.Line(text)}' is not a pattern that can be used: {PlainText.Line(inner.Message)}", "Correct the pattern", inner);
        }
    }

    private T? Value<T>(string key, string expected)
        where T : class => Take(key) switch { null => null, T value => value, _ => throw Wrong(key, expected) };

    private object? Take(string key)
    {
        _known.Add(key);
        return table?[key];
    }

    /// <summary>The failure that a value is not what its key wants.</summary>
    public InvalidInputException Wrong(string key, string expected) => new(Where(key), $"it is not {expected}", $"Give {expected}");

    private string Where(string key) => $"{file}: {name}.{key}";
}
