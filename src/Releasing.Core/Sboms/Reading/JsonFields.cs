using System.Text.Json;

namespace Releasing.Sboms.Reading;

/// <summary>Takes members out of JSON that others wrote, and says what is missing or of another kind.</summary>
internal static class JsonFields
{
    /// <summary>A text that has to be there; empty when it is not.</summary>
    public static string Required(this JsonElement element, string name, string where, SbomProblems problems)
    {
        if (element.Text(name) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add($"{where} has no {name}.");
        return "";
    }

    /// <summary>A text; null when there is none.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An object; null when there is none.</summary>
    public static JsonElement? Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>The objects of a list; members that are none are told and left out. Empty when there is no list.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement element, string name, string where, SbomProblems problems)
    {
        foreach (var item in element.List(name, where, problems))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return item;
            }
            else
            {
                problems.Add($"{where} has something in {name} that is not an object.");
            }
        }
    }

    /// <summary>The texts of a list; members that are none are told and left out. Empty when there is no list.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name, string where, SbomProblems problems)
    {
        foreach (var item in element.List(name, where, problems))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                yield return item.GetString()!;
            }
            else
            {
                problems.Add($"{where} has something in {name} that is not text.");
            }
        }
    }

    /// <summary>A digest, its algorithm as FIPS names it; null, and told, when it is none.</summary>
    public static ComponentHash? Hash(this JsonElement element, string algorithm, string content, string where, SbomProblems problems)
    {
        var name = element.Required(algorithm, where, problems);
        var hash = new ComponentHash(name.Replace('_', '-'), element.Required(content, where, problems));
        if (KnownHash.Of([hash]) is [var known])
        {
            return new ComponentHash(known.CycloneDx, known.Hex);
        }

        // Others are allowed, and nothing here can check them.
        if (name.Length > 0 && (!hash.Hex.All(char.IsAsciiHexDigit) || hash.Algorithm.ToUpperInvariant() is "SHA-256" or "SHA256" or "SHA-512" or "SHA512"))
        {
            problems.Add($"{where} has a {name} that is no such digest: {hash.Hex}.");
        }

        return null;
    }

    private static IEnumerable<JsonElement> List(this JsonElement element, string name, string where, SbomProblems problems)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"{where} has a {name} that is not a list.");
            yield break;
        }

        foreach (var item in value.EnumerateArray())
        {
            yield return item;
        }
    }
}
