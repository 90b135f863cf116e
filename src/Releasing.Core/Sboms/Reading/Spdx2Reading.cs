using System.Globalization;
using System.Text.Json;

namespace Releasing.Sboms.Reading;

/// <summary>Checks what SPDX 2.2 and 2.3 require (chapters 6, 7 and 11).</summary>
internal sealed class Spdx2Reading(JsonElement root)
{
    private const string Document = "SPDXRef-DOCUMENT";
    private const string Whole = "The document";

    private readonly SbomProblems _problems = new();
    private readonly Dictionary<string, SbomSubject> _packages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal) { Document, "NONE", "NOASSERTION" };
    private readonly List<string> _described = [];
    private readonly List<(string From, string To)> _contained = [];

    public SbomReading Read()
    {
        var version = root.Text("spdxVersion") ?? "";
        if (version is not ("SPDX-2.2" or "SPDX-2.3"))
        {
            _problems.Add($"The spdxVersion {version} is not one that is known: SPDX-2.2, SPDX-2.3.");
        }

        ReadHead();
        foreach (var element in root.Objects("packages", Whole, _problems))
        {
            ReadPackage(element);
        }

        foreach (var element in root.Objects("files", Whole, _problems).Concat(root.Objects("snippets", Whole, _problems)))
        {
            _others.Add(element.Required("SPDXID", "A file or snippet", _problems));
        }

        ReadRelationships();
        _described.AddRange(root.Texts("documentDescribes", Whole, _problems));
        var subject = _described.Select(id => _packages.GetValueOrDefault(id)).OfType<SbomSubject>().FirstOrDefault();
        if (subject is null)
        {
            _problems.Add("The document does not say what it is about: no relationship DESCRIBES names a package.");
        }

        List<SbomSubject> parts = [.. _contained.Where(row => _described.Contains(row.From)).Select(row => _packages.GetValueOrDefault(row.To)).OfType<SbomSubject>().Where(part => part.Hashes.Count > 0)];
        return new SbomReading
        {
            Format = version.Replace('-', ' '),
            Subject = subject,
            Parts = parts,
            Components = _packages.Count - parts.Count - (subject is null ? 0 : 1),
            Problems = _problems.All,
        };
    }

    private void ReadHead()
    {
        if (root.Text("dataLicense") != "CC0-1.0")
        {
            _problems.Add("The dataLicense is not CC0-1.0.");
        }

        if (root.Text("SPDXID") != Document)
        {
            _problems.Add($"The SPDXID of the document is not {Document}.");
        }

        root.Required("name", Whole, _problems);
        var space = root.Required("documentNamespace", Whole, _problems);
        if (space.Length > 0 && (!Uri.TryCreate(space, UriKind.Absolute, out _) || space.Contains('#', StringComparison.Ordinal)))
        {
            _problems.Add($"The documentNamespace {space} is no absolute address without a fragment.");
        }

        if (root.Object("creationInfo") is not { } creation)
        {
            _problems.Add("The document has no creationInfo.");
            return;
        }

        var time = creation.Required("created", "creationInfo", _problems);
        if (time.Length > 0 && !DateTimeOffset.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            _problems.Add($"The time of creation {time} is not in the form YYYY-MM-DDThh:mm:ssZ.");
        }

        if (!creation.Texts("creators", "creationInfo", _problems).Any())
        {
            _problems.Add("creationInfo names no creators.");
        }
    }

    private void ReadPackage(JsonElement element)
    {
        var name = element.Required("name", "A package", _problems);
        var where = $"The package {name}";
        var id = element.Required("SPDXID", where, _problems);
        element.Required("downloadLocation", where, _problems);
        if (id.Length > 0 && !(id.StartsWith("SPDXRef-", StringComparison.Ordinal) && id.Length > 8 && id.Skip(8).All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')))
        {
            _problems.Add($"{where} has an SPDXID with other letters than the specification allows: {id}.");
        }

        var hashes = element.Objects("checksums", where, _problems).Select(hash => hash.Hash("algorithm", "checksumValue", where, _problems)).OfType<ComponentHash>().ToList();
        if (!_packages.TryAdd(id, new SbomSubject(name, hashes)))
        {
            _problems.Add($"The SPDXID {id} is there twice.");
        }
    }

    private void ReadRelationships()
    {
        foreach (var row in root.Objects("relationships", Whole, _problems))
        {
            var from = row.Required("spdxElementId", "A relationship", _problems);
            var to = row.Required("relatedSpdxElement", "A relationship", _problems);
            var type = row.Required("relationshipType", "A relationship", _problems);
            foreach (var id in new[] { from, to })
            {
                // Elements of other documents are named with the reference to the document.
                if (id.Length > 0 && !_packages.ContainsKey(id) && !_others.Contains(id) && !id.StartsWith("DocumentRef-", StringComparison.Ordinal))
                {
                    _problems.Add($"A relationship names {id}, which the document does not describe.");
                }
            }

            if (type == "DESCRIBES" && from == Document)
            {
                _described.Add(to);
            }
            else if (type == "DESCRIBED_BY" && to == Document)
            {
                _described.Add(from);
            }
            else if (type == "CONTAINS")
            {
                _contained.Add((from, to));
            }
        }
    }
}
