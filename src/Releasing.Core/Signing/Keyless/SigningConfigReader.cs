using System.Globalization;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Http;
using Releasing.Text;

namespace Releasing.Signing.Keyless;

/// <summary>Reads signing configs of version 0.2. Members that later versions may add are let be.</summary>
internal static class SigningConfigReader
{
    private const int Largest = 1 << 20;
    private const int MostServices = 100;
    private const string MediaType = "application/vnd.dev.sigstore.signingconfig.v0.2+json";

    public static SigningConfig Read(ReadOnlyMemory<byte> json, string where)
    {
        if (json.Length > Largest)
        {
            throw Malformed(where, $"it is longer than {Largest} bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "mediaType", where) != MediaType)
            {
                throw Malformed(where, $"its mediaType is not {MediaType}");
            }

            return new SigningConfig
            {
                CertificateAuthorities = Services(root, "caUrls", where),
                Logs = Services(root, "rekorTlogUrls", where),
                LogSelection = Selection(root, "rekorTlogConfig", where),
                TimestampAuthorities = Services(root, "tsaUrls", where),
                TimestampSelection = Selection(root, "tsaConfig", where),
            };
        }
        catch (JsonException exception)
        {
            throw Malformed(where, "it is no JSON (" + PlainText.Line(exception.Message).TrimEnd('.') + ")", exception);
        }
    }

    private static SigningService[] Services(JsonElement root, string name, string where)
    {
        if (!root.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MostServices
            ? [.. list.EnumerateArray().Select(service => Service(service, $"{where}, {name}"))]
            : throw Malformed(where, $"{name} is no list of at most {MostServices} services");
    }

    private static SigningService Service(JsonElement service, string where)
    {
        if (service.ValueKind != JsonValueKind.Object || Number(service, "majorApiVersion") is not { } major)
        {
            throw Malformed(where, "a service has no majorApiVersion");
        }

        var period = service.TryGetProperty("validFor", out var validFor) && validFor.ValueKind == JsonValueKind.Object ? validFor : (JsonElement?)null;
        return new SigningService(
            ServiceAddress.Parse(Text(service, "url", where) ?? throw Malformed(where, "a service has no url"), where),
            major,
            Time(period, "start", where) ?? DateTimeOffset.MinValue,
            Time(period, "end", where),
            Text(service, "operator", where) ?? "");
    }

    private static ServiceSelection Selection(JsonElement root, string name, string where)
    {
        if (!root.TryGetProperty(name, out var selection) || selection.ValueKind != JsonValueKind.Object)
        {
            return new ServiceSelection("ANY", 0);
        }

        return !selection.TryGetProperty("count", out _) || Number(selection, "count") is not null
            ? new ServiceSelection(Text(selection, "selector", where) ?? "ANY", Number(selection, "count") ?? 0)
            : throw Malformed(where, $"the count of {name} is no number");
    }

    private static int? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static DateTimeOffset? Time(JsonElement? period, string name, string where)
    {
        if (period is not { } range || Text(range, name, where) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Malformed(where, $"the {name} of a service is no time");
    }

    private static string? Text(JsonElement parent, string name, string where) => !parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Malformed(where, $"{name} is no text");

    private static InvalidInputException Malformed(string where, string what, Exception? inner = null) =>
        new(where, $"this is no signing config of version 0.2: {what}", "Use the file that the operator of the Sigstore instance publishes", inner);
}
