using System.Text.Json.Nodes;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>Changes in JSON by a path: <c>verificationMaterial/tlogEntries/0/logIndex</c>.</summary>
internal static class JsonEdits
{
    public static JsonNode? At(this JsonNode node, string path) =>
        path.Split('/').Aggregate((JsonNode?)node, (at, name) => at is JsonArray list ? list[int.Parse(name)] : at![name]);

    public static void Set(this JsonNode node, string path, JsonNode? value)
    {
        var (parent, name) = Parent(node, path);
        if (parent is JsonArray list)
        {
            list[int.Parse(name)] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    public static void Drop(this JsonNode node, string path)
    {
        var (parent, name) = Parent(node, path);
        if (parent is JsonArray list)
        {
            list.RemoveAt(int.Parse(name));
        }
        else
        {
            parent.AsObject().Remove(name);
        }
    }

    /// <summary>Turns the last bit of bytes in base64.</summary>
    public static void Flip(this JsonNode node, string path)
    {
        var bytes = Convert.FromBase64String(node.At(path)!.GetValue<string>());
        bytes[^1] ^= 1;
        node.Set(path, Convert.ToBase64String(bytes));
    }

    private static (JsonNode, string) Parent(JsonNode node, string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? (node, path) : (node.At(path[..slash])!, path[(slash + 1)..]);
    }
}
