using System.Text.Json;
using Releasing.Text;

namespace Releasing.Sboms.Spdx;

/// <summary>A document of SPDX 3.0.1, as JSON-LD in the form of its own context: one list of elements that name each other.</summary>
internal sealed class Spdx3Document(Utf8JsonWriter json, SpdxNames names, Guid identity)
{
    private const string CreationInfo = "_:creation";

    private readonly BomGraph _graph = names.Graph;
    private readonly string _namespace = names.Namespace(identity);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
        json.WriteStartArray("@graph");
        WriteCreation();
        WriteDocument();
        var packages = new Spdx3Packages(this, json, names);
        packages.WriteSubject(_graph.Subject);
        foreach (var part in _graph.Parts)
        {
            packages.WriteSubject(part);
        }

        foreach (var node in _graph.Components)
        {
            packages.WriteComponent(node);
            await json.DrainAsync(cancellationToken);
        }

        await new Spdx3Relations(this, json, names).WriteAsync(cancellationToken);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The identity of an element by its name in the document.</summary>
    public string Id(string name) => $"{_namespace}#{name}";

    /// <summary>Begins an element.</summary>
    public void Begin(string type, string name)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("spdxId", Id(name));
        json.WriteString("creationInfo", CreationInfo);
    }

    /// <summary>The name of a person or organisation.</summary>
    public static string NameOf(BomParty party) => SpdxNames.Name("Agent", party.Name, $"{party.IsPerson}\n{party.Name}\n{party.Email}");

    private void WriteCreation()
    {
        var bom = _graph.Bom;
        var tool = SpdxNames.Name("Tool", bom.Tool.Name, $"{bom.Tool.Name}\n{bom.Tool.Version}");
        var title = PlainText.Line(bom.Tool.Version is { } version ? $"{bom.Tool.Name} {version}" : bom.Tool.Name);
        json.WriteStartObject();
        json.WriteString("type", "CreationInfo");
        json.WriteString("@id", CreationInfo);
        json.WriteString("specVersion", "3.0.1");
        json.WriteString("created", BomJson.Time(bom.Timestamp));
        json.WriteStartArray("createdBy");
        json.WriteStringValue(Id(bom.Author is { } author ? NameOf(author) : "Agent-" + tool));
        json.WriteEndArray();
        json.WriteStartArray("createdUsing");
        json.WriteStringValue(Id(tool));
        json.WriteEndArray();
        json.WriteEndObject();

        Begin("Tool", tool);
        json.WriteString("name", title);
        json.WriteEndObject();
        if (bom.Author is null)
        {
            // Somebody has to answer for the document: nobody but the program is known.
            Begin("SoftwareAgent", "Agent-" + tool);
            json.WriteString("name", title);
            json.WriteEndObject();
        }

        var parties = _graph.Parts.Select(part => part.Subject.Supplier).Append(bom.Subject.Supplier).Append(bom.Author).OfType<BomParty>();
        foreach (var party in parties.Distinct().OrderBy(NameOf, StringComparer.Ordinal))
        {
            WriteParty(party);
        }
    }

    private void WriteParty(BomParty party)
    {
        Begin(party.IsPerson ? "Person" : "Organization", NameOf(party));
        json.WriteString("name", PlainText.Line(party.Name));
        if (MailAddress.Of(party.Email) is { } email)
        {
            json.WriteStartArray("externalIdentifier");
            json.WriteStartObject();
            json.WriteString("type", "ExternalIdentifier");
            json.WriteString("externalIdentifierType", "email");
            json.WriteString("identifier", email);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteDocument()
    {
        var completeness = Completeness.Of(_graph);
        Begin("SpdxDocument", "Document");
        json.WriteString("name", PlainText.Line(names.Title));
        json.Optional("comment", string.Join('\n', [.. completeness.Missing.Select(element => element.Line), .. completeness.Gaps]));
        json.WriteString("dataLicense", "https://spdx.org/licenses/CC0-1.0");
        WriteList("profileConformance", ["core", "software", "simpleLicensing"]);
        WriteList("rootElement", [Id("Sbom")]);
        json.WriteEndObject();

        Begin("software_Sbom", "Sbom");
        WriteList("software_sbomType", [_graph.Bom.Phase switch { BomPhase.BeforeBuild => "source", BomPhase.DuringBuild => "build", _ => "analyzed" }]);
        WriteList("rootElement", [Id(names.Package(_graph.Subject.Reference))]);
        WriteList("element", _graph.Parts.Select(part => part.Reference).Prepend(_graph.Subject.Reference).Concat(_graph.Components.Select(node => node.Reference))
            .Select(reference => Id(names.Package(reference))));
        json.WriteEndObject();
    }

    private void WriteList(string member, IEnumerable<string> values)
    {
        json.WriteStartArray(member);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
