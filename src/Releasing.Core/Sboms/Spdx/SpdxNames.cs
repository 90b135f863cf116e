using Releasing.Artifacts;
using Releasing.Sboms.Licences;

namespace Releasing.Sboms.Spdx;

/// <summary>The names of everything in a document: letters, digits, dots and dashes (SPDX 2.3, 7.2), the same for the same thing in every document.</summary>
internal sealed class SpdxNames
{
    private const int LongestWord = 60;
    private const int Digits = 16;

    private readonly Dictionary<string, string> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpdxLicence> _licences = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public SpdxNames(BomGraph graph)
    {
        Graph = graph;
        foreach (var node in new[] { graph.Subject }.Concat(graph.Parts))
        {
            _packages.Add(node.Reference, Name("Package", node.Subject.Name, node.Reference));
            Take(node.Subject.Licence);
        }

        foreach (var node in graph.Components)
        {
            _packages.Add(node.Reference, Name("Package", node.Component.Name, node.Reference));
            Take(node.Component.Licence);
        }
    }

    public BomGraph Graph { get; }

    /// <summary>What the document is called, and what its namespace begins with: fit for an address.</summary>
    public string Title => Graph.Bom.Subject is { Version: { Length: > 0 } version, Name: var name } && !name.Contains(version, StringComparison.Ordinal) ? $"{name}-{version}" : Graph.Bom.Subject.Name;

    /// <summary>Licences that are not on SPDX's list, by name, each with its text as far as it is known.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The namespace of the document (SPDX 2.3, 6.5): never the same for two.</summary>
    public string Namespace(Guid identity) => $"https://spdx.org/spdxdocs/{Word(Title)}-{identity:D}";

    /// <summary>Where a subject is downloaded from: known for the sources alone; null otherwise.</summary>
    public static string? DownloadOf(BomSubject subject) => subject.Purpose is BomPurpose.Source or BomPurpose.Application ? WebAddress.Of(subject.Repository) : null;

    /// <summary>Where a subject that is not the sources comes from, as a sentence; null when that is unknown.</summary>
    public static string? OriginOf(BomSubject subject) => DownloadOf(subject) is null && WebAddress.Of(subject.Repository) is { } repository ? $"Built from {repository}." : null;

    /// <summary>The name of a package.</summary>
    public string Package(string reference) => _packages[reference];

    /// <summary>A licence field as an expression; null when nothing is known.</summary>
    public SpdxLicence? Licence(string? field) => string.IsNullOrWhiteSpace(field) ? null : _licences[field];

    /// <summary>A name of something that is known by a word and a whole text.</summary>
    public static string Name(string kind, string word, string whole) => $"{kind}-{Word(word)}-{FileDigest.OfText(whole)[..Digits]}";

    private void Take(string? field)
    {
        if (LicenceText.Read(field) is not { } licence || _licences.ContainsKey(field!))
        {
            return;
        }

        List<string> references = [.. licence.References];
        var expression = licence.Text;
        if (licence.Form == LicenceForm.Words)
        {
            expression = "LicenseRef-" + Name("words", licence.Text, licence.Text);
            _texts[expression] = licence.Text;
            references = [expression];
        }

        foreach (var reference in licence.References)
        {
            _texts.TryAdd(reference, $"The source names this licence {reference} and gives no text.");
        }

        _licences.Add(field!, new SpdxLicence(expression, references));
    }

    private static string Word(string text)
    {
        var word = new string([.. text.Take(LongestWord).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-')]).Trim('-', '.');
        return word.Length > 0 ? word : "unnamed";
    }
}
