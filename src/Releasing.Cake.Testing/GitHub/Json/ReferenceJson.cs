using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schema <c>git-ref</c>.</summary>
internal static class ReferenceJson
{
    public static JsonObject Of(Call call, FakeRepository repository, string name, string type, string hash)
    {
        var root = $"{call.Addresses.Api}/repos/{repository.FullName}/git";
        return new JsonObject
        {
            ["ref"] = name,
            ["node_id"] = NodeId.Of("Ref", name),
            ["url"] = $"{root}/{name}",
            ["object"] = new JsonObject { ["sha"] = hash, ["type"] = type, ["url"] = $"{root}/{type}s/{hash}" },
        };
    }
}
