using Releasing.Failures;

namespace Releasing.Sboms.Locks;

/// <summary>A document of maps, lists and texts, token by token: the common ground of JSON and YAML lock files.</summary>
internal abstract class LockTokens(LockFile file) : IDisposable
{
    // The largest package in the wild (v1 of package-lock.json nests whole trees) has some ten thousand values.
    private const int MostValues = 1_000_000;

    /// <summary>The file, for messages.</summary>
    protected LockFile File { get; } = file;

    /// <summary>The text of the token, when it is <see cref="LockToken.Text"/>.</summary>
    public string Text { get; protected set; } = "";

    /// <summary>The line of the token, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>Goes to the next token. Nesting beyond <see cref="ScanLimits.Depth"/>, unfinished and malformed documents are errors.</summary>
    public abstract LockToken Read();

    public abstract void Dispose();

    /// <summary>A mistake at the current token.</summary>
    public InvalidInputException Error(string what) => File.Error(Line, what);

    /// <summary>Expects a map to begin.</summary>
    /// <param name="what">What the map is, for the message.</param>
    public void ExpectMap(string what)
    {
        if (Read() != LockToken.Map)
        {
            throw Error($"{LockFile.Shown(what)} is not a map");
        }
    }

    /// <summary>The next key of the map that is being read; false at its end.</summary>
    /// <param name="key">The key.</param>
    public bool ReadKey(out string key)
    {
        var token = Read();
        key = token == LockToken.Text ? Text : "";
        return token switch
        {
            LockToken.Text or LockToken.Null => true,
            LockToken.MapEnd => false,
            _ => throw Error("a key is not a text"),
        };
    }

    /// <summary>Reads one value with all that is in it. Iterative: the depth of the input is not that of the stack.</summary>
    public LockValue ReadValue()
    {
        var open = new Stack<LockValue>();
        var left = MostValues;
        string? key = null;
        while (true)
        {
            var token = Read();
            if (open.TryPeek(out var parent) && parent.IsMap && key is null && token != LockToken.MapEnd)
            {
                key = token is LockToken.Text or LockToken.Null ? Text : throw Error("a key is not a text");
                continue;
            }

            LockValue whole;
            if (token is LockToken.MapEnd or LockToken.ListEnd)
            {
                whole = open.TryPop(out var value) ? value : throw Error("a value is missing");
            }
            else
            {
                whole = Value(token);
                parent?.Add(key, whole);
                key = null;
                if (--left == 0)
                {
                    throw Error($"one entry holds more than {MostValues} values");
                }

                if (token is LockToken.Map or LockToken.List)
                {
                    open.Push(whole);
                    continue;
                }
            }

            if (open.Count == 0)
            {
                return whole;
            }
        }
    }

    /// <summary>Goes over one value.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            depth += Read() switch
            {
                LockToken.Map or LockToken.List => 1,
                LockToken.MapEnd or LockToken.ListEnd => -1,
                LockToken.End => throw Error("the file ends too early"),
                _ => 0,
            };
        }
        while (depth > 0);
    }

    private LockValue Value(LockToken token) => token switch
    {
        LockToken.Text => LockValue.OfText(Text, Line),
        LockToken.Null => LockValue.OfText(null, Line),
        LockToken.Map => LockValue.OfMap(Line),
        LockToken.List => LockValue.OfList(Line),
        _ => throw Error("a value is missing"),
    };
}
