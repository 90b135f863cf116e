using System.Globalization;
using Releasing.Toml;

namespace Releasing.Versions.Files;

/// <summary>Finds where the values of a TOML document stand. The document was read before, so it is known to be one; what it means is not decided here.</summary>
internal sealed class TomlLocator
{
    private readonly TomlCursor _cursor;
    private readonly TomlValueReader _values;
    private readonly Dictionary<string, int> _elements = new(StringComparer.Ordinal);
    private readonly List<TomlSpot> _spots = [];
    private List<string> _header = [];

    private TomlLocator(string text, string name)
    {
        _cursor = new TomlCursor(text, name);
        _values = new TomlValueReader(_cursor);
    }

    /// <summary>Every value that is no table, in the order of the document; of arrays between brackets, their texts.</summary>
    /// <exception cref="Failures.ReleaseException">It is not TOML.</exception>
    public static IReadOnlyList<TomlSpot> Locate(string text, string name)
    {
        _ = TomlDocument.Parse(text, name);
        var locator = new TomlLocator(text, name);
        locator.ReadDocument();
        return locator._spots;
    }

    /// <summary>How a path names an element of an array.</summary>
    public static string Element(int index) => string.Create(CultureInfo.InvariantCulture, $"\0{index}");

    private void ReadDocument()
    {
        while (_cursor.SkipToContent())
        {
            if (_cursor.Take("[["))
            {
                var path = _cursor.ReadKey();
                _cursor.Expect("]]");
                var array = Resolve(path);
                var key = Joined(array);
                _elements[key] = _elements.GetValueOrDefault(key) + 1;
                _header = Resolve(path);
            }
            else if (_cursor.Take("["))
            {
                _header = Resolve(_cursor.ReadKey());
                _cursor.Expect("]");
            }
            else
            {
                ReadPair(_header);
            }

            _cursor.ExpectLineEnd();
        }
    }

    /// <summary>A header's path with the element that each array has come to.</summary>
    private List<string> Resolve(List<string> path)
    {
        var resolved = new List<string>();
        foreach (var key in path)
        {
            resolved.Add(key);
            if (_elements.TryGetValue(Joined(resolved), out var count))
            {
                resolved.Add(Element(count - 1));
            }
        }

        return resolved;
    }

    // The header of the first element has no element in its path yet: cut what Resolve added at the end.
    private static string Joined(List<string> path) => string.Join('\u0001', path.Count > 0 && path[^1].StartsWith('\0') ? path[..^1] : path);

    private void ReadPair(List<string> table)
    {
        List<string> path = [.. table, .. _cursor.ReadKey()];
        _cursor.Expect("=");
        _cursor.SkipBlanks();
        ReadValue(path);
    }

    private void ReadValue(List<string> path)
    {
        switch (_cursor.Here)
        {
            case '{':
                ReadInlineTable(path);
                break;
            case '[':
                ReadArray(path);
                break;
            default:
                var start = _cursor.At;
                var value = _values.Read();
                _spots.Add(new TomlSpot(path, value, start, _cursor.At));
                break;
        }
    }

    // The depth is bounded: TomlDocument refused the document otherwise.
    private void ReadInlineTable(List<string> path)
    {
        _cursor.Step();
        while (_cursor.SkipToContent() && !_cursor.Take("}"))
        {
            ReadPair(path);
            _cursor.SkipToContent();
            _cursor.Take(",");
        }
    }

    private void ReadArray(List<string> path)
    {
        _cursor.Step();
        for (var index = 0; _cursor.SkipToContent() && !_cursor.Take("]"); index++)
        {
            if (_cursor.Here is '"' or '\'')
            {
                ReadValue([.. path, Element(index)]);
            }
            else
            {
                _ = _values.Read();
            }

            _cursor.SkipToContent();
            _cursor.Take(",");
        }
    }
}
