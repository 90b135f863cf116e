using System.Globalization;
using System.Text.Json;

namespace Releasing.Sboms.Reading;

/// <summary>Checks what CycloneDX requires (ECMA-424; the required members of the JSON schemas 1.2 to 1.7).</summary>
internal sealed class CycloneDxReading(JsonElement root)
{
    private const string Document = "The document";

    private static readonly string[] s_versions = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];
    private static readonly string[] s_types =
    [
        "application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data",
        "cryptographic-asset",
    ];

    private readonly SbomProblems _problems = new();
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private readonly List<SbomSubject> _parts = [];
    private int _components;

    public SbomReading Read()
    {
        if (root.Text("bomFormat") != "CycloneDX")
        {
            _problems.Add("The bomFormat is not CycloneDX.");
        }

        var version = root.Required("specVersion", Document, _problems);
        if (version.Length > 0 && !s_versions.Contains(version, StringComparer.Ordinal))
        {
            _problems.Add($"The specVersion {version} is not one that is known: {string.Join(", ", s_versions)}.");
        }

        if (root.Text("serialNumber") is { } serial && !(serial.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParseExact(serial[9..], "D", out _)))
        {
            _problems.Add($"The serialNumber {serial} is not a UUID as urn:uuid: writes it.");
        }

        var subject = root.Object("metadata")?.Object("component") is { } component ? ReadComponent(component, "metadata.component") : null;
        if (subject is null)
        {
            _problems.Add("The document does not say what it is about: it has no metadata.component.");
        }

        if (root.Object("metadata")?.Text("timestamp") is { } time && !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            _problems.Add($"The timestamp {time} is no time.");
        }

        ReadComponents();
        ReadDependencies();
        return new SbomReading
        {
            Format = $"CycloneDX {version}",
            Subject = subject,
            Parts = _parts,
            Components = _components - _parts.Count,
            Problems = _problems.All,
        };
    }

    // Components may hold components: walked with a list, not by calling itself.
    private void ReadComponents()
    {
        var waiting = new Stack<JsonElement>([root]);
        if (root.Object("metadata")?.Object("component") is { } subject)
        {
            waiting.Push(subject);
        }

        while (waiting.TryPop(out var holder))
        {
            foreach (var element in holder.Objects("components", Document, _problems))
            {
                var read = ReadComponent(element, "A component");
                _components++;
                if (read.Hashes.Count > 0 && element.Text("type") is "file" or "application" or "container")
                {
                    _parts.Add(read);
                }

                waiting.Push(element);
            }
        }
    }

    private SbomSubject ReadComponent(JsonElement element, string what)
    {
        var name = element.Required("name", what, _problems);
        var where = name.Length > 0 ? $"{what} ({name})" : what;
        var type = element.Required("type", where, _problems);
        if (type.Length > 0 && !s_types.Contains(type, StringComparer.Ordinal))
        {
            _problems.Add($"{where} has the type {type}, which CycloneDX does not know.");
        }

        if (element.Text("bom-ref") is { } reference && !_references.Add(reference))
        {
            _problems.Add($"The bom-ref {reference} is there twice.");
        }

        if (element.Text("purl") is { } purl && !purl.StartsWith("pkg:", StringComparison.Ordinal))
        {
            _problems.Add($"{where} has a purl that is no package URL: {purl}.");
        }

        var hashes = element.Objects("hashes", where, _problems).Select(hash => hash.Hash("alg", "content", where, _problems)).OfType<ComponentHash>().ToList();
        return new SbomSubject(name, hashes);
    }

    private void ReadDependencies()
    {
        foreach (var service in root.Objects("services", Document, _problems))
        {
            if (service.Text("bom-ref") is { } reference)
            {
                _references.Add(reference);
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in root.Objects("dependencies", Document, _problems))
        {
            var reference = row.Required("ref", "A dependency", _problems);
            if (reference.Length > 0 && !seen.Add(reference))
            {
                _problems.Add($"The dependencies of {reference} are there twice.");
            }

            foreach (var other in row.Texts("dependsOn", $"The dependency {reference}", _problems).Append(reference))
            {
                if (other.Length > 0 && !_references.Contains(other))
                {
                    _problems.Add($"The dependencies name {other}, which the document does not describe.");
                }
            }
        }
    }
}
