using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>An object of the schema: it knows its fields by name.</summary>
internal sealed class GraphNode(string type)
{
    private readonly Dictionary<string, Func<GraphField, object?>> _fields = new(StringComparer.Ordinal);

    /// <summary>Adds a scalar.</summary>
    public GraphNode With(string name, JsonNode? value)
    {
        _fields[name] = _ => value;
        return this;
    }

    /// <summary>Adds an object, a list of objects, or null, found when it is asked for.</summary>
    public GraphNode With(string name, Func<GraphField, object?> value)
    {
        _fields[name] = value;
        return this;
    }

    /// <summary>Answers the fields that were asked for.</summary>
    public JsonObject Select(IReadOnlyList<GraphField> selection)
    {
        var answer = new JsonObject();
        foreach (var field in selection)
        {
            if (field.Name == "__typename")
            {
                answer[field.Key] = type;
                continue;
            }

            var find = _fields.GetValueOrDefault(field.Name) ?? throw new GraphException($"Field '{field.Name}' doesn't exist on type '{type}'");
            answer[field.Key] = find(field) switch
            {
                null => null,
                JsonNode scalar => scalar.DeepClone(),
                GraphNode node => node.Select(field.Selection),
                IEnumerable<GraphNode> nodes => new JsonArray([.. nodes.Select(node => (JsonNode)node.Select(field.Selection))]),
                var other => throw new GraphException($"Field '{field.Name}' is of type {other.GetType().Name}"),
            };
        }

        return answer;
    }
}
