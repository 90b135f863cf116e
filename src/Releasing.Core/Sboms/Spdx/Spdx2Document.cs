using System.Text.Json;
using Releasing.Sboms.Licences;
using Releasing.Text;

namespace Releasing.Sboms.Spdx;

/// <summary>A document of SPDX 2.3 (ISO/IEC 5962 and what 2.3 adds), as JSON.</summary>
internal sealed class Spdx2Document(Utf8JsonWriter json, SpdxNames names, Guid identity)
{
    private const string NoAssertion = "NOASSERTION";
    private const string Document = "SPDXRef-DOCUMENT";

    private readonly BomGraph _graph = names.Graph;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("spdxVersion", "SPDX-2.3");
        json.WriteString("dataLicense", "CC0-1.0");
        json.WriteString("SPDXID", Document);
        json.WriteString("name", PlainText.Line(names.Title));
        json.WriteString("documentNamespace", names.Namespace(identity));
        WriteCreation();
        json.WriteStartArray("packages");
        WriteSubject(_graph.Subject);
        foreach (var part in _graph.Parts)
        {
            WriteSubject(part);
        }

        foreach (var node in _graph.Components)
        {
            WriteComponent(node);
            await json.DrainAsync(cancellationToken);
        }

        json.WriteEndArray();
        WriteLicences();
        json.WriteStartArray("relationships");
        WriteRelationship(Document, "DESCRIBES", Id(_graph.Subject.Reference));
        WriteSubjectRelationships(_graph.Subject);
        foreach (var part in _graph.Parts)
        {
            WriteSubjectRelationships(part);
        }

        foreach (var node in _graph.Components)
        {
            WriteNeeds(node.Reference, _graph.Needs(node.Reference));
            if (!_graph.Knows(node.Reference))
            {
                WriteRelationship(Id(node.Reference), "DEPENDS_ON", NoAssertion);
            }

            await json.DrainAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCreation()
    {
        var bom = _graph.Bom;
        var completeness = Completeness.Of(_graph);
        var phase = bom.Phase switch { BomPhase.BeforeBuild => "before the build, from sources", BomPhase.DuringBuild => "during the build", _ => "after the build, from finished files" };
        json.WriteStartObject("creationInfo");
        json.WriteString("comment", string.Join('\n', [$"Made {phase}.", .. completeness.Missing.Select(element => element.Line), .. completeness.Gaps]));
        json.WriteString("created", BomJson.Time(bom.Timestamp));
        json.WriteStartArray("creators");
        json.WriteStringValue($"Tool: {PlainText.Line(bom.Tool.Version is { } version ? $"{bom.Tool.Name}-{version}" : bom.Tool.Name)}");
        if (bom.Author is { } author)
        {
            json.WriteStringValue(Party(author));
        }

        json.WriteEndArray();
        json.WriteString("licenseListVersion", LicenceList.Version);
        json.WriteEndObject();
    }

    private void WriteSubject(BomSubjectNode node)
    {
        var subject = node.Subject;
        json.WriteStartObject();
        json.WriteString("SPDXID", Id(node.Reference));
        json.WriteString("name", subject.Name);
        json.Optional("versionInfo", subject.Version);
        if (subject.Hashes.Count > 0)
        {
            json.WriteString("packageFileName", subject.Name);
        }

        json.WriteString("supplier", subject.Supplier is { } supplier ? Party(supplier) : NoAssertion);
        json.WriteString("downloadLocation", SpdxNames.DownloadOf(subject) ?? NoAssertion);
        json.WriteBoolean("filesAnalyzed", false);
        WriteChecksums(subject.Hashes);
        json.Optional("homepage", WebAddress.Of(subject.Homepage));
        json.Optional("sourceInfo", SpdxNames.OriginOf(subject));
        // The project says under which licence it stands: nobody can conclude it better.
        var licence = names.Licence(subject.Licence)?.Expression ?? NoAssertion;
        json.WriteString("licenseConcluded", licence);
        json.WriteString("licenseDeclared", licence);
        json.WriteString("copyrightText", NoAssertion);
        json.Optional("summary", subject.Description);
        WritePackageUrl(subject.PackageUrl);
        json.WriteString("primaryPackagePurpose", subject.Purpose.ToString().ToUpperInvariant());
        json.WriteEndObject();
    }

    private void WriteComponent(BomNode node)
    {
        var component = node.Component;
        json.WriteStartObject();
        json.WriteString("SPDXID", Id(node.Reference));
        json.WriteString("name", component.Name);
        json.Optional("versionInfo", component.Version);
        json.WriteString("supplier", component.IsFirstParty && _graph.Bom.Subject.Supplier is { } own ? Party(own) : NoAssertion);
        json.WriteString("downloadLocation", WebAddress.Of(component.Source) ?? NoAssertion);
        json.WriteBoolean("filesAnalyzed", false);
        WriteChecksums(component.Hashes);
        if (component.FoundIn.Count > 0)
        {
            json.WriteString("sourceInfo", $"Found in {string.Join(", ", component.FoundIn)}.");
        }

        json.WriteString("licenseConcluded", NoAssertion);
        json.WriteString("licenseDeclared", names.Licence(component.Licence)?.Expression ?? NoAssertion);
        json.WriteString("copyrightText", NoAssertion);
        WritePackageUrl(node.Reference);
        json.WriteString("primaryPackagePurpose", "LIBRARY");
        json.WriteEndObject();
    }

    private void WriteChecksums(IReadOnlyList<ComponentHash> hashes)
    {
        var known = KnownHash.Of(hashes);
        if (known.Count == 0)
        {
            return;
        }

        json.WriteStartArray("checksums");
        foreach (var hash in known)
        {
            json.WriteStartObject();
            json.WriteString("algorithm", hash.Spdx2);
            json.WriteString("checksumValue", hash.Hex);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WritePackageUrl(string packageUrl)
    {
        json.WriteStartArray("externalRefs");
        json.WriteStartObject();
        json.WriteString("referenceCategory", "PACKAGE-MANAGER");
        json.WriteString("referenceType", "purl");
        json.WriteString("referenceLocator", packageUrl);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteLicences()
    {
        if (names.Texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray("hasExtractedLicensingInfos");
        foreach (var (name, text) in names.Texts)
        {
            json.WriteStartObject();
            json.WriteString("licenseId", name);
            json.WriteString("name", name);
            json.WriteString("extractedText", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSubjectRelationships(BomSubjectNode node)
    {
        foreach (var part in node.Parts)
        {
            WriteRelationship(Id(node.Reference), "CONTAINS", Id(part));
        }

        WriteNeeds(node.Reference, node.Direct);
        if (node.Parts.Count == 0 && node.Subject.Inventories.Count == 0)
        {
            WriteRelationship(Id(node.Reference), "DEPENDS_ON", NoAssertion);
        }
    }

    private void WriteNeeds(string reference, IReadOnlyList<string> needed)
    {
        foreach (var other in needed)
        {
            switch (_graph[other].Scope)
            {
                case ComponentScope.Required:
                    WriteRelationship(Id(reference), "DEPENDS_ON", Id(other));
                    break;
                case ComponentScope.Optional:
                    WriteRelationship(Id(other), "OPTIONAL_DEPENDENCY_OF", Id(reference));
                    break;
                default:
                    WriteRelationship(Id(other), "DEV_DEPENDENCY_OF", Id(reference));
                    break;
            }
        }
    }

    private void WriteRelationship(string from, string type, string to)
    {
        json.WriteStartObject();
        json.WriteString("spdxElementId", from);
        json.WriteString("relationshipType", type);
        json.WriteString("relatedSpdxElement", to);
        json.WriteEndObject();
    }

    private string Id(string reference) => "SPDXRef-" + names.Package(reference);

    // SPDX 2.3, 6.8: Person: NAME (ADDRESS); parentheses in a name would read as an address.
    private static string Party(BomParty party)
    {
        var name = PlainText.Line(party.Name).Replace('(', '[').Replace(')', ']').Trim();
        var address = MailAddress.Of(party.Email) is { } email ? $" ({email})" : "";
        return $"{(party.IsPerson ? "Person" : "Organization")}: {name}{address}";
    }
}
