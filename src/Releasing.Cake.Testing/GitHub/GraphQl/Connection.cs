using System.Globalization;
using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>A list in pages ("Using pagination in the GraphQL API": <c>first</c>, <c>after</c>, <c>pageInfo</c>).</summary>
internal static class Connection
{
    public static GraphNode Of<T>(string type, GraphField field, IReadOnlyList<T> all, Func<T, GraphNode> node)
    {
        var start = int.TryParse(field.Text("after"), NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var first = field.Number("first") ?? throw new GraphException($"You must provide a `first` or `last` value to properly paginate the `{field.Name}` connection.");
        if (first > 100)
        {
            throw new GraphException($"Requesting {first} records on the `{field.Name}` connection exceeds the `first` limit of 100 records.");
        }

        var end = Math.Min(all.Count, start + first);
        return new GraphNode(type)
            .With("totalCount", all.Count)
            .With("nodes", _ => all.Skip(start).Take(first).Select(node))
            .With("pageInfo", _ => new GraphNode("PageInfo")
                .With("hasNextPage", end < all.Count)
                .With("hasPreviousPage", start > 0)
                .With("startCursor", (JsonNode?)start.ToString(CultureInfo.InvariantCulture))
                .With("endCursor", (JsonNode?)end.ToString(CultureInfo.InvariantCulture)));
    }
}
