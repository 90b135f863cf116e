using System.Text.Json;

namespace Releasing.Sboms.CycloneDx;

/// <summary>What a document says of itself and of its subject (CycloneDX 1.6, <c>metadata</c>).</summary>
internal static class CycloneDxMetadata
{
    public static void Write(Utf8JsonWriter json, BomGraph graph)
    {
        var bom = graph.Bom;
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", BomJson.Time(bom.Timestamp));
        json.WriteStartArray("lifecycles");
        json.WriteStartObject();
        json.WriteString("phase", bom.Phase switch { BomPhase.BeforeBuild => "pre-build", BomPhase.DuringBuild => "build", _ => "post-build" });
        json.WriteEndObject();
        json.WriteEndArray();
        WriteTool(json, bom.Tool);
        if (bom.Author is { } author)
        {
            json.WriteStartArray("authors");
            CycloneDxParty.WriteContact(json, author);
            json.WriteEndArray();
        }

        json.WritePropertyName("component");
        CycloneDxComponent.Write(json, graph.Subject);
        if (bom.Subject.Supplier is { } supplier)
        {
            // Who makes the software is who hands it out: a project releases its own.
            CycloneDxParty.WriteOrganization(json, "manufacturer", supplier);
            CycloneDxParty.WriteOrganization(json, "supplier", supplier);
        }

        WriteProperties(json, Completeness.Of(graph));
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, BomTool tool)
    {
        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "application");
        if (tool.Supplier is { } supplier)
        {
            CycloneDxParty.WriteOrganization(json, "supplier", new BomParty(supplier));
        }

        json.WriteString("name", tool.Name);
        json.Optional("version", tool.Version);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What is not known is said, so that its absence is no oversight (CISA's draft of 2025: known unknowns).
    private static void WriteProperties(Utf8JsonWriter json, Completeness completeness)
    {
        if (completeness.IsComplete)
        {
            return;
        }

        json.WriteStartArray("properties");
        foreach (var line in completeness.Missing.Select(element => element.Line))
        {
            CycloneDxComponent.WriteProperty(json, "releasing:missing", line);
        }

        foreach (var gap in completeness.Gaps)
        {
            CycloneDxComponent.WriteProperty(json, "releasing:gap", gap);
        }

        json.WriteEndArray();
    }
}
