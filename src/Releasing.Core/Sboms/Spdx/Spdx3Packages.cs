using System.Text.Json;

namespace Releasing.Sboms.Spdx;

/// <summary>The packages of a document of SPDX 3.0.1 (<c>/Software/Package</c>).</summary>
internal sealed class Spdx3Packages(Spdx3Document document, Utf8JsonWriter json, SpdxNames names)
{
    public void WriteSubject(BomSubjectNode node)
    {
        var subject = node.Subject;
        document.Begin("software_Package", names.Package(node.Reference));
        json.WriteString("name", subject.Name);
        json.Optional("summary", subject.Description);
        json.Optional("software_packageVersion", subject.Version);
        json.WriteString("software_packageUrl", subject.PackageUrl);
        json.Optional("software_homePage", WebAddress.Of(subject.Homepage));
        json.Optional("software_downloadLocation", SpdxNames.DownloadOf(subject));
        json.Optional("software_sourceInfo", SpdxNames.OriginOf(subject));
        json.WriteString("software_primaryPurpose", subject.Purpose switch
        {
            BomPurpose.Application => "application",
            BomPurpose.Archive => "archive",
            BomPurpose.Install => "install",
            BomPurpose.Library => "library",
            BomPurpose.Container => "container",
            BomPurpose.Source => "source",
            _ => "file",
        });
        WriteSupplier(subject.Supplier);
        WriteHashes(subject.Hashes);
        WriteIdentifier(subject.PackageUrl);
        json.WriteEndObject();
    }

    public void WriteComponent(BomNode node)
    {
        var component = node.Component;
        document.Begin("software_Package", names.Package(node.Reference));
        json.WriteString("name", component.Name);
        json.Optional("software_packageVersion", component.Version);
        json.WriteString("software_packageUrl", node.Reference);
        json.Optional("software_downloadLocation", WebAddress.Of(component.Source));
        json.WriteString("software_primaryPurpose", "library");
        if (component.FoundIn.Count > 0)
        {
            json.WriteString("software_sourceInfo", $"Found in {string.Join(", ", component.FoundIn)}.");
        }

        WriteSupplier(component.IsFirstParty ? names.Graph.Bom.Subject.Supplier : null);
        WriteHashes(component.Hashes);
        WriteIdentifier(node.Reference);
        json.WriteEndObject();
    }

    private void WriteSupplier(BomParty? supplier)
    {
        if (supplier is not null)
        {
            json.WriteString("suppliedBy", document.Id(Spdx3Document.NameOf(supplier)));
        }
    }

    private void WriteHashes(IReadOnlyList<ComponentHash> hashes)
    {
        var known = KnownHash.Of(hashes);
        if (known.Count == 0)
        {
            return;
        }

        json.WriteStartArray("verifiedUsing");
        foreach (var hash in known)
        {
            json.WriteStartObject();
            json.WriteString("type", "Hash");
            json.WriteString("algorithm", hash.Spdx3);
            json.WriteString("hashValue", hash.Hex);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteIdentifier(string packageUrl)
    {
        json.WriteStartArray("externalIdentifier");
        json.WriteStartObject();
        json.WriteString("type", "ExternalIdentifier");
        json.WriteString("externalIdentifierType", "packageUrl");
        json.WriteString("identifier", packageUrl);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
