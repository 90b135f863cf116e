using System.Text.Json;
using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Reads fields of what was sent; one of the wrong kind is refused, as GitHub does.</summary>
internal static class Fields
{
    public static string? Text(this JsonObject body, string name) => Of(body, name, JsonValueKind.String)?.GetValue<string>();

    public static bool? Flag(this JsonObject body, string name) => Of(body, name, JsonValueKind.True, JsonValueKind.False)?.GetValue<bool>();

    public static long? Number(this JsonObject body, string name) => Of(body, name, JsonValueKind.Number)?.GetValue<long>();

    public static JsonObject? Object(this JsonObject body, string name) => Of(body, name, JsonValueKind.Object) as JsonObject;

    public static JsonArray? List(this JsonObject body, string name) => Of(body, name, JsonValueKind.Array) as JsonArray;

    public static string Required(this JsonObject body, string resource, string name) =>
        body.Text(name) is { Length: > 0 } value ? value : throw Refusal.Invalid(resource, name, "missing_field");

    private static JsonNode? Of(JsonObject body, string name, params ReadOnlySpan<JsonValueKind> kinds) => body[name] is not { } value
        ? null
        : kinds.Contains(value.GetValueKind())
            ? value
            : throw new Refusal(422, $"Invalid request.\n\nFor 'properties/{name}', {value.ToJsonString()} is not a {kinds[0].ToString().ToLowerInvariant()}.");
}
