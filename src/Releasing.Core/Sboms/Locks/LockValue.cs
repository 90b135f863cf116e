namespace Releasing.Sboms.Locks;

/// <summary>One value of a JSON or YAML lock file, usually the entry of one package: a text, a list or a map.</summary>
internal sealed class LockValue
{
    private readonly List<(string Key, LockValue Value)>? _map;
    private readonly List<LockValue>? _list;

    private LockValue(string? text, List<(string Key, LockValue Value)>? map, List<LockValue>? list, int line)
    {
        Text = text;
        _map = map;
        _list = list;
        Line = line;
    }

    /// <summary>The line where it begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The text, the digits of a number, <c>true</c> or <c>false</c>; null for anything else.</summary>
    public string? Text { get; }

    public bool IsMap => _map is not null;

    /// <summary>The entries of a map in the order of the file; none for anything else.</summary>
    public IReadOnlyList<(string Key, LockValue Value)> Map => _map ?? [];

    /// <summary>The elements of a list; none for anything else.</summary>
    public IReadOnlyList<LockValue> List => _list ?? [];

    /// <summary>It says <c>true</c>.</summary>
    public bool IsTrue => Text == "true";

    /// <summary>The value of a key, the last one when it is there twice, as JSON.parse has it; null when it is not there.</summary>
    /// <remarks>Linear: for the handful of keys that a format defines, never for names from the file.</remarks>
    public LockValue? this[string key]
    {
        get
        {
            for (var index = Map.Count - 1; index >= 0; index--)
            {
                if (Map[index].Key == key)
                {
                    return Map[index].Value;
                }
            }

            return null;
        }
    }

    public static LockValue OfText(string? text, int line) => new(text, null, null, line);

    public static LockValue OfMap(int line) => new(null, [], null, line);

    public static LockValue OfList(int line) => new(null, null, [], line);

    /// <summary>Puts a value into the map or list, while it is being read.</summary>
    public void Add(string? key, LockValue value)
    {
        _map?.Add((key ?? "", value));
        _list?.Add(value);
    }
}
