using System.Text.Json;

namespace Releasing.Services.GitHub;

/// <summary>Writes a request of GraphQL ("Forming calls with GraphQL"): the values stand beside the query, never in it.</summary>
internal static class GraphQlBody
{
    public static byte[] Write(string query, IReadOnlyDictionary<string, string> variables)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("query", query);
            json.WriteStartObject("variables");
            foreach (var (name, value) in variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
