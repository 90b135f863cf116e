namespace Releasing.Versions.Files;

/// <summary>A value of a TOML document and where it stands.</summary>
/// <param name="Path">The keys on the way to it; elements of arrays as <see cref="TomlLocator.Element"/>.</param>
/// <param name="Value">The value.</param>
/// <param name="Start">Its first character, a quote for texts.</param>
/// <param name="End">Behind its last.</param>
internal sealed record TomlSpot(IReadOnlyList<string> Path, object Value, int Start, int End)
{
    public bool IsAt(params ReadOnlySpan<string> path)
    {
        if (Path.Count != path.Length)
        {
            return false;
        }

        for (var at = 0; at < path.Length; at++)
        {
            if (Path[at] != path[at])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The key beside this one in the same table.</summary>
    public bool IsBeside(TomlSpot other, string key) => Path.Count == other.Path.Count && Path[^1] == key && Path.SkipLast(1).SequenceEqual(other.Path.SkipLast(1));

    /// <summary>The edit that gives a text another value: where the value stands as it is between the quotes only that is replaced, otherwise all between them.</summary>
    public TextEdit Replace(string document, string replacement)
    {
        var quotes = End - Start >= 6 && document[Start] == document[Start + 1] && document[Start] == document[Start + 2] ? 3 : 1;
        var text = (string)Value;
        var at = document.IndexOf(text, Start + quotes, End - Start - (2 * quotes), StringComparison.Ordinal);
        return at >= 0 && text.Length > 0
            ? new TextEdit(at, text.Length, replacement)
            : new TextEdit(Start + quotes, End - Start - (2 * quotes), replacement);
    }
}
