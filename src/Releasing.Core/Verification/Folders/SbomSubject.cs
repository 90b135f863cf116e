using System.Text.Json;

namespace Releasing.Verification.Folders;

/// <summary>What an SBOM says it is about.</summary>
/// <param name="Format">The format with its version, as messages call it.</param>
/// <param name="Sha256">The digests of its subject: lower case, none for a release as a whole.</param>
internal sealed record SbomSubject(string Format, IReadOnlySet<string> Sha256)
{
    private const long LargestSbom = 256 * 1024 * 1024;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <summary>Reads the subject of a CycloneDX, SPDX 2 or SPDX 3 document.</summary>
    /// <exception cref="CheckFailedException">It is none of them.</exception>
    public static async Task<SbomSubject> ReadAsync(FolderFile file, CancellationToken cancellationToken)
    {
        if (file.Size > LargestSbom)
        {
            throw Wrong($"It is larger than {LargestSbom} bytes.");
        }

        try
        {
            await using var stream = File.OpenRead(file.Path);
            using var document = await JsonDocument.ParseAsync(stream, s_options, cancellationToken);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? throw Wrong("It is no JSON object.")
                : Text(root, "bomFormat") == "CycloneDX" ? CycloneDx(root)
                : Text(root, "spdxVersion") is { } version && version.StartsWith("SPDX-2.", StringComparison.Ordinal) ? Spdx2(root, version)
                : root.TryGetProperty("@graph", out var graph) && graph.ValueKind == JsonValueKind.Array ? Spdx3(graph)
                : throw Wrong("It is neither CycloneDX nor SPDX.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Wrong("It is no JSON of the form of an SBOM.", error);
        }
    }

    // CycloneDX 1.6, metadata.component.hashes.
    private static SbomSubject CycloneDx(JsonElement root)
    {
        if (Text(root, "specVersion") is not { } version || !Object(root, "metadata", out var metadata) || !Object(metadata, "component", out var component) || Text(component, "name") is null
            || Items(root, "components").Any(item => Text(item, "name") is null || Text(item, "type") is null))
        {
            throw Wrong("It names no subject, or a component of it has no name.");
        }

        return new($"CycloneDX {version}", Digests(Items(component, "hashes").Where(hash => Text(hash, "alg") == "SHA-256").Select(hash => Text(hash, "content"))));
    }

    // SPDX 2.3, clause 7 (packages) and 11 (relationships).
    private static SbomSubject Spdx2(JsonElement root, string version)
    {
        var described = Items(root, "relationships").Where(relation => Text(relation, "relationshipType") == "DESCRIBES").Select(relation => Text(relation, "relatedSpdxElement"))
            .Concat(Items(root, "documentDescribes").Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : null)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var subjects = Items(root, "packages").Concat(Items(root, "files")).Where(package => Text(package, "SPDXID") is { } id && described.Contains(id)).ToList();
        return Text(root, "SPDXID") is null || subjects.Count == 0 || Items(root, "packages").Any(package => Text(package, "name") is null)
            ? throw Wrong("It describes nothing.")
            : new(version, Digests(subjects.SelectMany(package => Items(package, "checksums")).Where(sum => Text(sum, "algorithm") == "SHA256").Select(sum => Text(sum, "checksumValue"))));
    }

    // SPDX 3.0.1, Core/ElementCollection.rootElement and Core/Element.verifiedUsing.
    private static SbomSubject Spdx3(JsonElement graph)
    {
        var elements = graph.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object).ToList();
        var roots = elements.SelectMany(element => Items(element, "rootElement")).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : null).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var subjects = elements.Where(element => Text(element, "spdxId") is { } id && roots.Contains(id)).ToList();

        // The document's root is the SBOM, whose own root is what it is about.
        return subjects.Count == 0 ? throw Wrong("It has no root element.")
            : new("SPDX 3", Digests(subjects.SelectMany(element => Items(element, "verifiedUsing")).Where(hash => Text(hash, "algorithm") == "sha256").Select(hash => Text(hash, "hashValue"))));
    }

    private static HashSet<string> Digests(IEnumerable<string?> texts) => texts.OfType<string>().Select(text => text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static List<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static bool Object(JsonElement element, string name, out JsonElement value) =>
        element.TryGetProperty(name, out value) && value.ValueKind == JsonValueKind.Object;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static CheckFailedException Wrong(string what, Exception? inner = null) => new(FolderReason.SbomMalformed, what, inner);
}
