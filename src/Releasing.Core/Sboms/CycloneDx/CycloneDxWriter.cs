using System.Text.Json;

namespace Releasing.Sboms.CycloneDx;

/// <summary>Writes a model as CycloneDX JSON (ECMA-424).</summary>
public static class CycloneDxWriter
{
    /// <summary>What the name of such a file ends with, as the specification recommends it.</summary>
    public const string Ending = ".cdx.json";

    /// <summary>Writes the document. Equal models give equal bytes.</summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="bom">The model.</param>
    /// <param name="version">The version of the specification.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task WriteAsync(Stream stream, Bom bom, CycloneDxVersion version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bom);
        var graph = new BomGraph(bom);
        return DocumentIdentity.WriteAsync(stream, (target, identity) => BomJson.WriteAsync(target, json => WriteAsync(json, graph, version, identity, cancellationToken), cancellationToken));
    }

    private static async Task WriteAsync(Utf8JsonWriter json, BomGraph graph, CycloneDxVersion version, Guid identity, CancellationToken cancellationToken)
    {
        var number = version == CycloneDxVersion.Version17 ? "1.7" : "1.6";
        json.WriteStartObject();
        json.WriteString("$schema", $"http://cyclonedx.org/schema/bom-{number}.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", number);
        json.WriteString("serialNumber", $"urn:uuid:{identity:D}");
        json.WriteNumber("version", 1);
        CycloneDxMetadata.Write(json, graph);
        json.WriteStartArray("components");
        foreach (var part in graph.Parts)
        {
            CycloneDxComponent.Write(json, part);
        }

        foreach (var node in graph.Components)
        {
            CycloneDxComponent.Write(json, node, graph.Bom.Subject.Supplier);
            await json.DrainAsync(cancellationToken);
        }

        json.WriteEndArray();
        await CycloneDxRelations.WriteAsync(json, graph, cancellationToken);
        json.WriteEndObject();
    }
}
