using System.Globalization;
using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>Reads a query with its fragments (GraphQL specification of October 2021, section 2). Types of fragments do not matter here: every place has one type.</summary>
internal sealed class GraphParser
{
    private const int Deepest = 30;

    private readonly JsonObject _variables;
    private readonly IReadOnlyList<string> _tokens;
    private readonly Dictionary<string, int> _fragments = new(StringComparer.Ordinal);
    private int _at;

    private GraphParser(string text, JsonObject variables)
    {
        _variables = variables;
        _tokens = GraphLexer.Tokens(text);
        for (var index = 0; index + 3 < _tokens.Count; index++)
        {
            if (_tokens[index] == "fragment" && _tokens[index + 2] == "on")
            {
                _fragments[_tokens[index + 1]] = index + 4;
            }
        }
    }

    private string Current => _at < _tokens.Count ? _tokens[_at] : throw new GraphException("Unexpected end of document");

    /// <summary>The fields at the root of the query.</summary>
    public static IReadOnlyList<GraphField> Read(string text, JsonObject variables)
    {
        var parser = new GraphParser(text, variables);
        if (parser.Current == "mutation")
        {
            throw new GraphException("Mutations are not played here");
        }

        while (parser.Current != "{")
        {
            // The name and the types of variables.
            parser._at++;
        }

        return parser.Selection(0);
    }

    private List<GraphField> Selection(int depth)
    {
        if (depth > Deepest)
        {
            throw new GraphException($"Query has depth of {depth}, which exceeds max depth of {Deepest}");
        }

        Take("{");
        var fields = new List<GraphField>();
        while (Current != "}")
        {
            if (Current == "...")
            {
                fields.AddRange(Fragment(depth));
            }
            else
            {
                fields.Add(Field(depth));
            }
        }

        _at++;
        return fields;
    }

    private List<GraphField> Fragment(int depth)
    {
        Take("...");
        if (Current == "on")
        {
            _at += 2;
            return Selection(depth + 1);
        }

        var name = Next();
        var back = _at;
        _at = _fragments.TryGetValue(name, out var start) ? start : throw new GraphException($"Fragment {name} was used, but not defined");
        var fields = Selection(depth + 1);
        _at = back;
        return fields;
    }

    private GraphField Field(int depth)
    {
        var key = Next();
        var name = key;
        if (Current == ":")
        {
            _at++;
            name = Next();
        }

        var arguments = Current == "(" ? Arguments("(", ")", depth) : [];
        return new GraphField(key, name, arguments, Current == "{" ? Selection(depth + 1) : []);
    }

    private Dictionary<string, JsonNode?> Arguments(string open, string close, int depth)
    {
        Take(open);
        var found = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        while (Current != close)
        {
            var name = Next();
            Take(":");
            found[name] = Value(depth + 1);
        }

        _at++;
        return found;
    }

    private JsonNode? Value(int depth)
    {
        if (depth > Deepest)
        {
            throw new GraphException("A value is nested too deep");
        }

        if (Current == "$")
        {
            _at++;
            return _variables[Next()]?.DeepClone();
        }

        if (Current == "{")
        {
            return new JsonObject(Arguments("{", "}", depth));
        }

        var token = Next();
        return token switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            _ when token[0] == '"' => JsonNode.Parse(token),
            _ when long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => token,
        };
    }

    private string Next()
    {
        var token = Current;
        _at++;
        return token;
    }

    private void Take(string token)
    {
        if (Current != token)
        {
            throw new GraphException($"Expected {token}, actual: {Current}");
        }

        _at++;
    }
}
