using System.Text.Json;
using Releasing.Sboms.Licences;

namespace Releasing.Sboms.CycloneDx;

/// <summary>One component of a document (CycloneDX 1.6, <c>component</c>).</summary>
internal static class CycloneDxComponent
{
    /// <summary>A subject or a part of it.</summary>
    public static void Write(Utf8JsonWriter json, BomSubjectNode node)
    {
        var subject = node.Subject;
        json.WriteStartObject();
        json.WriteString("type", subject.Purpose switch
        {
            BomPurpose.Application or BomPurpose.Install => "application",
            BomPurpose.Library => "library",
            BomPurpose.Container => "container",
            _ => "file",
        });
        json.WriteString("bom-ref", node.Reference);
        if (subject.Supplier is { } supplier)
        {
            CycloneDxParty.WriteOrganization(json, "supplier", supplier);
        }

        json.WriteString("name", subject.Name);
        json.Optional("version", subject.Version);
        json.Optional("description", subject.Description);
        WriteHashes(json, subject.Hashes);
        WriteLicence(json, subject.Licence);
        json.WriteString("purl", subject.PackageUrl);
        List<(string Type, string? Url)> references = [("website", WebAddress.Of(subject.Homepage)), ("vcs", WebAddress.Of(subject.Repository))];
        WriteReferences(json, [.. references.Where(reference => reference.Url is not null)]);
        json.WriteEndObject();
    }

    /// <summary>Something that is in a subject.</summary>
    public static void Write(Utf8JsonWriter json, BomNode node, BomParty? ownSupplier)
    {
        var component = node.Component;
        json.WriteStartObject();
        json.WriteString("type", "library");
        json.WriteString("bom-ref", node.Reference);
        if (component.IsFirstParty && ownSupplier is not null)
        {
            CycloneDxParty.WriteOrganization(json, "supplier", ownSupplier);
        }

        WriteName(json, component);
        json.Optional("version", component.Version);
        json.WriteString("scope", component.Scope switch { ComponentScope.Required => "required", ComponentScope.Optional => "optional", _ => "excluded" });
        WriteHashes(json, component.Hashes);
        WriteLicence(json, component.Licence);
        json.WriteString("purl", node.Reference);
        var source = WebAddress.Of(component.Source);
        WriteReferences(json, source is null ? [] : [(WebAddress.IsRepository(source) ? "vcs" : "distribution", source)]);
        WriteProperties(json, component, source);
        WriteEvidence(json, component);
        json.WriteEndObject();
    }

    public static void WriteProperty(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    // The scope of an npm package is its group; all other names are whole.
    private static void WriteName(Utf8JsonWriter json, Component component)
    {
        var slash = component.Ecosystem == Ecosystem.Npm && component.Name.StartsWith('@') ? component.Name.IndexOf('/', StringComparison.Ordinal) : -1;
        if (slash > 0)
        {
            json.WriteString("group", component.Name[..slash]);
        }

        json.WriteString("name", component.Name[(slash + 1)..]);
    }

    private static void WriteHashes(Utf8JsonWriter json, IReadOnlyList<ComponentHash> hashes)
    {
        var known = KnownHash.Of(hashes);
        if (known.Count == 0)
        {
            return;
        }

        json.WriteStartArray("hashes");
        foreach (var hash in known)
        {
            json.WriteStartObject();
            json.WriteString("alg", hash.CycloneDx);
            json.WriteString("content", hash.Hex);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Declared: it is what the source says, and nobody looked at the code.
    private static void WriteLicence(Utf8JsonWriter json, string? field)
    {
        if (LicenceText.Read(field) is not { } licence)
        {
            return;
        }

        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (licence.Form == LicenceForm.Expression)
        {
            json.WriteString("acknowledgement", "declared");
            json.WriteString("expression", licence.Text);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString("acknowledgement", "declared");
            json.WriteString(licence.Form == LicenceForm.Identifier ? "id" : "name", licence.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteReferences(Utf8JsonWriter json, IReadOnlyList<(string Type, string? Url)> references)
    {
        if (references.Count == 0)
        {
            return;
        }

        json.WriteStartArray("externalReferences");
        foreach (var (type, url) in references)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("url", url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, Component component, string? source)
    {
        // A source that is no address is still worth knowing.
        var words = source is null && component.Source is { Length: > 0 } text ? text : null;
        if (!component.IsFirstParty && words is null)
        {
            return;
        }

        json.WriteStartArray("properties");
        if (component.IsFirstParty)
        {
            WriteProperty(json, "releasing:first-party", "true");
        }

        if (words is not null)
        {
            WriteProperty(json, "releasing:source", words);
        }

        json.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Component component)
    {
        if (component.FoundIn.Count == 0)
        {
            return;
        }

        json.WriteStartObject("evidence");
        json.WriteStartArray("occurrences");
        foreach (var place in component.FoundIn)
        {
            json.WriteStartObject();
            json.WriteString("location", place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
