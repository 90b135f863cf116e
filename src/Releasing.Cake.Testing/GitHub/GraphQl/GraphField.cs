using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.GitHub.GraphQl;

/// <summary>A field that a query asks for.</summary>
/// <param name="Key">What the answer calls it.</param>
/// <param name="Name">What the schema calls it.</param>
/// <param name="Arguments">Its arguments, with variables put in.</param>
/// <param name="Selection">The fields below it; empty for a scalar.</param>
internal sealed record GraphField(string Key, string Name, IReadOnlyDictionary<string, JsonNode?> Arguments, IReadOnlyList<GraphField> Selection)
{
    public string? Text(string argument) => Arguments.GetValueOrDefault(argument) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public int? Number(string argument) => Arguments.GetValueOrDefault(argument) is JsonValue value && value.TryGetValue(out long number) ? (int)Math.Clamp(number, 0, int.MaxValue) : null;
}
