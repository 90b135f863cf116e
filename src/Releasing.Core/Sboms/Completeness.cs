using Releasing.Sboms.Licences;

namespace Releasing.Sboms;

/// <summary>
/// What an SBOM lacks of the minimum elements for a software bill of materials (NTIA, 2021; CISA's draft of 2025 adds component hash, licence, tool name and generation
/// context), and why. What is written says as much: nothing is guessed to fill a field.
/// </summary>
/// <param name="Missing">The elements that are not there for everything, in the order of the list of elements.</param>
/// <param name="Gaps">What the sources themselves say they leave out, one sentence each.</param>
public sealed record Completeness(IReadOnlyList<MissingElement> Missing, IReadOnlyList<string> Gaps)
{
    private const int NamesShown = 3;

    /// <summary>Every element is there for everything.</summary>
    public bool IsComplete => Missing.Count == 0 && Gaps.Count == 0;

    /// <summary>Looks a model through.</summary>
    /// <param name="bom">The model.</param>
    public static Completeness Of(Bom bom)
    {
        ArgumentNullException.ThrowIfNull(bom);
        return Of(new BomGraph(bom));
    }

    internal static Completeness Of(BomGraph graph)
    {
        var components = graph.Components;
        List<BomSubjectNode> subjects = [graph.Subject, .. graph.Parts];
        // A release has no bytes of its own; its files have.
        var files = subjects.Where(node => node.Subject.Purpose != BomPurpose.Application).ToList();
        List<MissingElement?> missing =
        [
            One("SBOM author", graph.Bom.Author is null, "neither the settings nor the manifests name a maintainer"),
            Of("Supplier name", subjects, node => node.Subject.Supplier is null, node => node.Subject.Name, "neither the settings nor the manifests name a maintainer"),
            Of("Supplier name of components", components, node => !(node.Component.IsFirstParty && graph.Bom.Subject.Supplier is not null), node => node.Component.Name, "lock files and binaries do not tell who supplies a package"),
            Of("Version", subjects, node => node.Subject.Version is not { Length: > 0 }, node => node.Subject.Name, "it was given none"),
            Of("Version of components", components, node => node.Component.Version is not { Length: > 0 }, node => node.Component.Name, "the source names none"),
            Of("Component hash", files, node => KnownHash.Of(node.Subject.Hashes).Count == 0, node => node.Subject.Name, "it is no single file"),
            Of("Component hash of components", components, node => KnownHash.Of(node.Component.Hashes).Count == 0, node => node.Component.Name, "the source records none"),
            Of("Licence", subjects, node => LicenceText.Read(node.Subject.Licence) is null, node => node.Subject.Name, "neither the settings, the manifests nor a licence file tell"),
            Of("Licence of components", components, node => LicenceText.Read(node.Component.Licence) is null, node => node.Component.Name, "the source records none"),
            Of("Dependency relationship", subjects, node => node.Subject.Inventories.Count == 0 && node.Parts.Count == 0, node => node.Subject.Name, "nothing was found that tells what is in it"),
            Of("Dependency relationship of components", components, node => !graph.Knows(node.Reference), node => node.Component.Name, "the source does not record who needs whom"),
            One("Tool version", graph.Bom.Tool.Version is null, "the program does not know its own version"),
        ];
        return new Completeness(
            [.. missing.OfType<MissingElement>()],
            [.. subjects.SelectMany(node => node.Subject.Inventories).SelectMany(inventory => inventory.Gaps).Distinct(StringComparer.Ordinal)]);
    }

    private static MissingElement? One(string element, bool isMissing, string why) => isMissing ? new MissingElement(element, 1, 1, [], why) : null;

    private static MissingElement? Of<T>(string element, IReadOnlyList<T> all, Func<T, bool> isMissing, Func<T, string> name, string why)
    {
        var lacking = all.Where(isMissing).ToList();
        return lacking.Count == 0 ? null : new MissingElement(element, lacking.Count, all.Count, [.. lacking.Take(NamesShown).Select(name)], why);
    }
}
