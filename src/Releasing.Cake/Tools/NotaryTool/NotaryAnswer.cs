using System.Text.Json;

namespace Releasing.Cake.Tools.NotaryTool;

/// <summary>What <c>notarytool submit --output-format json</c> prints at its end.</summary>
/// <param name="Id">The submission, a UUID; null when none was made.</param>
/// <param name="Status">Such as <c>Accepted</c>, <c>Invalid</c>, <c>In Progress</c>; null when none is told.</param>
internal sealed record NotaryAnswer(string? Id, string? Status)
{
    /// <summary>Apple found nothing wrong.</summary>
    public bool IsAccepted => Status == "Accepted";

    /// <summary>Reads the answer; whatever is no such answer says nothing and is therefore no acceptance.</summary>
    public static NotaryAnswer Read(IEnumerable<string> lines)
    {
        try
        {
            using var document = JsonDocument.Parse(string.Join('\n', lines));
            return document.RootElement.ValueKind == JsonValueKind.Object ? new(Text(document, "id"), Text(document, "status")) : new(null, null);
        }
        catch (JsonException)
        {
            return new(null, null);
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
