using System.Text.Json;

namespace Releasing.Sboms.Reading;

/// <summary>Checks what SPDX 3.0 requires in its JSON-LD form (the classes CreationInfo, Element, SpdxDocument, Sbom, Package and Relationship).</summary>
internal sealed class Spdx3Reading(JsonElement root)
{
    private const string Whole = "The document";

    private readonly SbomProblems _problems = new();
    private readonly Dictionary<string, JsonElement> _elements = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _documents = [];
    private readonly List<JsonElement> _relationships = [];
    private string? _version;
    private int _packages;

    public SbomReading Read()
    {
        if (root.Text("@context") is not { } context || !context.StartsWith("https://spdx.org/rdf/3.0", StringComparison.Ordinal))
        {
            _problems.Add("The @context is not that of SPDX 3.0.");
        }

        foreach (var element in root.Objects("@graph", Whole, _problems))
        {
            ReadElement(element);
        }

        if (_version is null)
        {
            _problems.Add("The document has no CreationInfo.");
        }

        if (_documents.Count != 1)
        {
            _problems.Add($"The document has {_documents.Count} elements of type SpdxDocument; it must have one.");
        }

        foreach (var element in _elements.Values.Where(element => element.Text("type") is not "CreationInfo"))
        {
            Refer(element, "creationInfo");
        }

        var subject = Subject();
        if (subject is null)
        {
            _problems.Add("The document does not say what it is about: the root of its SBOM is no package or file.");
        }

        var parts = Relationships(subject);
        return new SbomReading
        {
            Format = $"SPDX {_version}",
            Subject = subject is { } found ? Of(found) : null,
            Parts = [.. parts.Select(Of).Where(part => part.Hashes.Count > 0)],
            Components = _packages - parts.Count - (subject is null ? 0 : 1),
            Problems = _problems.All,
        };
    }

    private void ReadElement(JsonElement element)
    {
        var type = element.Required("type", "An element", _problems);
        var id = type == "CreationInfo" ? element.Text("@id") ?? "" : element.Required("spdxId", $"An element of type {type}", _problems);
        if (id.Length > 0 && !_elements.TryAdd(id, element))
        {
            _problems.Add($"The identity {id} is there twice.");
        }

        switch (type)
        {
            case "CreationInfo":
                _version = element.Required("specVersion", type, _problems);
                element.Required("created", type, _problems);
                if (!element.Texts("createdBy", type, _problems).Any())
                {
                    _problems.Add("CreationInfo does not say who created the document.");
                }

                break;
            case "SpdxDocument":
                _documents.Add(element);
                break;
            case "software_Package" or "software_File":
                _packages++;
                element.Required("name", $"The package {id}", _problems);
                break;
            case "Relationship" or "LifecycleScopedRelationship":
                _relationships.Add(element);
                break;
        }
    }

    // The root of the document is the SBOM, whose root is the package; both lists may hold more.
    private JsonElement? Subject()
    {
        var roots = _documents.SelectMany(document => document.Texts("rootElement", "SpdxDocument", _problems)).ToList();
        for (var step = 0; step < 2; step++)
        {
            var next = new List<string>();
            foreach (var id in roots)
            {
                if (!_elements.TryGetValue(id, out var element))
                {
                    _problems.Add($"A rootElement names {id}, which the document does not describe.");
                }
                else if (element.Text("type") is "software_Package" or "software_File")
                {
                    return element;
                }
                else
                {
                    next.AddRange(element.Texts("rootElement", id, _problems));
                }
            }

            roots = next;
        }

        return roots.Where(_elements.ContainsKey).Select(id => _elements[id]).Where(element => element.Text("type") is "software_Package" or "software_File").Select(element => (JsonElement?)element).FirstOrDefault();
    }

    private List<JsonElement> Relationships(JsonElement? subject)
    {
        var parts = new List<JsonElement>();
        foreach (var row in _relationships)
        {
            var where = $"The relationship {row.Text("spdxId")}";
            var type = row.Required("relationshipType", where, _problems);
            row.Required("from", where, _problems);
            Refer(row, "from");
            var targets = row.Texts("to", where, _problems).ToList();
            if (targets.Count == 0)
            {
                _problems.Add($"{where} leads nowhere: it has no to.");
            }

            foreach (var id in targets.Where(id => !IsKnown(id)))
            {
                _problems.Add($"{where} names {id}, which the document does not describe.");
            }

            if (type == "contains" && row.Text("from") == subject?.Text("spdxId"))
            {
                parts.AddRange(targets.Where(_elements.ContainsKey).Select(id => _elements[id]));
            }
        }

        return parts;
    }

    private void Refer(JsonElement element, string member)
    {
        if (element.Text(member) is { } id && !IsKnown(id))
        {
            _problems.Add($"{element.Text("spdxId")} names {id}, which the document does not describe.");
        }
    }

    // Individuals of the specification itself, such as NoAssertionElement, need no description.
    private bool IsKnown(string id) => _elements.ContainsKey(id) || id.StartsWith("https://spdx.org/rdf/3.0", StringComparison.Ordinal);

    private SbomSubject Of(JsonElement element)
    {
        var name = element.Text("name") ?? "";
        var hashes = element.Objects("verifiedUsing", name, _problems)
            .Where(method => method.Text("type") == "Hash")
            .Select(hash => hash.Hash("algorithm", "hashValue", $"The package {name}", _problems))
            .OfType<ComponentHash>();
        return new SbomSubject(name, [.. hashes]);
    }
}
