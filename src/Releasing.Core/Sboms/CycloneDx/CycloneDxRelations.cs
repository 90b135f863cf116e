using System.Text.Json;

namespace Releasing.Sboms.CycloneDx;

/// <summary>Who needs whom, and how much of that is known (CycloneDX 1.6, <c>dependencies</c> and <c>compositions</c>).</summary>
internal static class CycloneDxRelations
{
    public static async Task WriteAsync(Utf8JsonWriter json, BomGraph graph, CancellationToken cancellationToken)
    {
        List<BomSubjectNode> subjects = [graph.Subject, .. graph.Parts];
        json.WriteStartArray("dependencies");
        foreach (var node in subjects)
        {
            WriteRow(json, node.Reference, [.. node.Parts.Concat(node.Direct).Order(StringComparer.Ordinal)]);
        }

        foreach (var node in graph.Components)
        {
            // An empty row says that nothing is needed; no row, that it is not known.
            if (graph.Knows(node.Reference) || graph.Needs(node.Reference).Count > 0)
            {
                WriteRow(json, node.Reference, graph.Needs(node.Reference));
                await json.DrainAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("compositions");
        WriteComposition(json, "complete", "assemblies", subjects.Where(IsComplete).Select(node => node.Reference));
        WriteComposition(json, "incomplete", "assemblies", subjects.Where(node => !IsComplete(node) && node.Subject.Inventories.Count > 0).Select(node => node.Reference));
        WriteComposition(json, "unknown", "assemblies", subjects.Where(node => !IsComplete(node) && node.Subject.Inventories.Count == 0).Select(node => node.Reference));
        WriteComposition(json, "complete", "dependencies", graph.Components.Where(node => graph.Knows(node.Reference)).Select(node => node.Reference));
        WriteComposition(json, "unknown", "dependencies", graph.Components.Where(node => !graph.Knows(node.Reference)).Select(node => node.Reference));
        json.WriteEndArray();

        // A release consists of the files that it names.
        static bool IsComplete(BomSubjectNode node) => node.IsComplete || (node.Parts.Count > 0 && node.Subject.Inventories.Count == 0);
    }

    private static void WriteRow(Utf8JsonWriter json, string reference, IReadOnlyList<string> needed)
    {
        json.WriteStartObject();
        json.WriteString("ref", reference);
        if (needed.Count > 0)
        {
            json.WriteStartArray("dependsOn");
            foreach (var other in needed)
            {
                json.WriteStringValue(other);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteComposition(Utf8JsonWriter json, string aggregate, string member, IEnumerable<string> references)
    {
        var all = references.ToList();
        if (all.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("aggregate", aggregate);
        json.WriteStartArray(member);
        foreach (var reference in all)
        {
            json.WriteStringValue(reference);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
