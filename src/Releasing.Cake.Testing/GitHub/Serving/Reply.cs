using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Storage;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>What is answered: JSON, the bytes of an asset, or nothing.</summary>
internal sealed record Reply(int Status, JsonNode? Json = null)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public StoredBytes? Bytes { get; init; }

    /// <summary>Text that is no JSON of the API, such as a page.</summary>
    public string? Text { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>How many bytes leave before the connection is cut; null for all of them.</summary>
    public int? BreaksAfter { get; init; }

    /// <summary>The first byte of an asset is another one.</summary>
    public bool ChangesFirstByte { get; init; }

    /// <summary>Elements follow until the client goes away.</summary>
    public bool IsEndless { get; init; }

    public static Reply Ok(JsonNode json) => new(200, json);

    public static Reply Created(JsonNode json) => new(201, json);

    public static Reply Nothing() => new(204);

    public static Reply Redirect(string address) => new(302) { Headers = { ["location"] = address } };
}
