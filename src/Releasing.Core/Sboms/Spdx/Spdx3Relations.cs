using System.Text.Json;
using Releasing.Sboms.Licences;

namespace Releasing.Sboms.Spdx;

/// <summary>Who holds, needs and is licensed how, in a document of SPDX 3.0.1 (<c>/Core/Relationship</c>, <c>/SimpleLicensing/LicenseExpression</c>).</summary>
internal sealed class Spdx3Relations(Spdx3Document document, Utf8JsonWriter json, SpdxNames names)
{
    // The individual that stands for what is not known (SPDX 3.0.1, /Core/NoAssertionElement).
    private const string NoAssertion = "https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement";

    private readonly BomGraph _graph = names.Graph;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        List<BomSubjectNode> subjects = [_graph.Subject, .. _graph.Parts];
        foreach (var node in subjects)
        {
            Write("Relationship", names.Package(node.Reference), "contains", null, node.Parts.Select(Id), "complete");
            WriteNeeds(node.Reference, node.Direct, node.IsComplete);
            if (node.Parts.Count == 0 && node.Subject.Inventories.Count == 0)
            {
                WriteUnknown(node.Reference);
            }
        }

        foreach (var node in _graph.Components)
        {
            var knows = _graph.Knows(node.Reference);
            WriteNeeds(node.Reference, _graph.Needs(node.Reference), knows);
            if (!knows && _graph.Needs(node.Reference).Count == 0)
            {
                WriteUnknown(node.Reference);
            }

            await json.DrainAsync(cancellationToken);
        }

        WriteLicences(subjects);
    }

    private void WriteUnknown(string reference) => Write("LifecycleScopedRelationship", names.Package(reference), "dependsOn", "runtime", [NoAssertion], "noAssertion");

    private void WriteNeeds(string reference, IReadOnlyList<string> needed, bool isComplete)
    {
        var completeness = isComplete ? "complete" : "incomplete";
        var name = names.Package(reference);
        Write("LifecycleScopedRelationship", name, "dependsOn", "runtime", Of(ComponentScope.Required), completeness);
        Write("LifecycleScopedRelationship", name, "hasOptionalDependency", "runtime", Of(ComponentScope.Optional), completeness);
        Write("LifecycleScopedRelationship", name, "dependsOn", "development", Of(ComponentScope.Development), completeness);

        IEnumerable<string> Of(ComponentScope scope) => needed.Where(other => _graph[other].Scope == scope).Select(Id);
    }

    private void Write(string type, string from, string relationship, string? scope, IEnumerable<string> to, string? completeness)
    {
        var all = to.ToList();
        if (all.Count == 0)
        {
            return;
        }

        document.Begin(type, $"Relationship-{relationship}-{scope ?? "all"}-{from}");
        json.WriteString("relationshipType", relationship);
        json.WriteString("from", document.Id(from));
        json.WriteStartArray("to");
        foreach (var other in all)
        {
            json.WriteStringValue(other);
        }

        json.WriteEndArray();
        json.Optional("scope", scope);
        json.Optional("completeness", completeness);
        json.WriteEndObject();
    }

    // One element for each expression, and all that stand under it.
    private void WriteLicences(List<BomSubjectNode> subjects)
    {
        var rows = subjects.Select(node => (node.Reference, Licence: names.Licence(node.Subject.Licence)))
            .Concat(_graph.Components.Select(node => (node.Reference, Licence: names.Licence(node.Component.Licence))))
            .Where(row => row.Licence is not null)
            .ToList();
        foreach (var (name, text) in names.Texts)
        {
            document.Begin("simplelicensing_SimpleLicensingText", name);
            json.WriteString("name", name);
            json.WriteString("simplelicensing_licenseText", text);
            json.WriteEndObject();
        }

        foreach (var licence in rows.Select(row => row.Licence!).DistinctBy(licence => licence.Expression).OrderBy(licence => licence.Expression, StringComparer.Ordinal))
        {
            WriteExpression(licence);
        }

        foreach (var (reference, licence) in rows)
        {
            Write("Relationship", names.Package(reference), "hasDeclaredLicense", null, [document.Id(NameOf(licence!))], null);
        }
    }

    private void WriteExpression(SpdxLicence licence)
    {
        document.Begin("simplelicensing_LicenseExpression", NameOf(licence));
        json.WriteString("simplelicensing_licenseExpression", licence.Expression);
        json.WriteString("simplelicensing_licenseListVersion", LicenceList.Version + ".0");
        if (licence.References.Count > 0)
        {
            json.WriteStartArray("simplelicensing_customIdToUri");
            foreach (var reference in licence.References)
            {
                json.WriteStartObject();
                json.WriteString("type", "DictionaryEntry");
                json.WriteString("key", reference);
                json.WriteString("value", document.Id(reference));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private string Id(string reference) => document.Id(names.Package(reference));

    private static string NameOf(SpdxLicence licence) => SpdxNames.Name("Licence", licence.Expression, licence.Expression);
}
