using Releasing.Sboms.Sources;

namespace Releasing.Sboms;

/// <summary>
/// A model as a graph that every writer walks: each component once, whoever names it, everything in ordinal order of its reference, and everything reachable from the
/// subject.
/// </summary>
internal sealed class BomGraph
{
    private readonly Dictionary<string, IReadOnlyList<string>> _needs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Component> _byReference = new(StringComparer.Ordinal);

    public BomGraph(Bom bom)
    {
        Bom = bom;
        List<BomSubject> subjects = [bom.Subject, .. bom.Parts.OrderBy(part => part.Name, StringComparer.Ordinal).ThenBy(part => part.PackageUrl, StringComparer.Ordinal)];
        // What one source names without a version may have one in another.
        var aligned = InventoryMerge.Aligned(subjects.SelectMany(subject => subject.Inventories));
        subjects = [.. subjects.Select(subject => subject with { Inventories = [.. subject.Inventories.Select(inventory => aligned[inventory])] })];
        var inventories = subjects.SelectMany(subject => subject.Inventories).ToList();
        var all = Joined(inventories);
        Components = [.. all.Components.Select(component => new BomNode(component.PackageUrl, component))];
        foreach (var node in Components)
        {
            _byReference.Add(node.Reference, node.Component);
            _needs.Add(node.Reference, all.Dependencies.GetValueOrDefault(node.Reference) ?? []);
        }

        foreach (var inventory in inventories.Where(inventory => inventory.KnowsDependencies))
        {
            _known.UnionWith(inventory.Components.Select(component => component.PackageUrl));
        }

        var rows = subjects.Select(subject => (subject, reference: Unique(subject.PackageUrl))).ToList();
        var subject = rows[0];
        var parts = rows[1..].Select(row => Node(row.subject, row.reference, [])).ToList();
        Parts = parts;
        Subject = Node(subject.subject, subject.reference, [.. parts.Select(part => part.Reference)]);
    }

    public Bom Bom { get; }

    public BomSubjectNode Subject { get; }

    public IReadOnlyList<BomSubjectNode> Parts { get; }

    public IReadOnlyList<BomNode> Components { get; }

    /// <summary>What a component needs, sorted.</summary>
    public IReadOnlyList<string> Needs(string reference) => _needs.GetValueOrDefault(reference) ?? [];

    /// <summary>No edge of this component means no dependency.</summary>
    public bool Knows(string reference) => _known.Contains(reference);

    public Component this[string reference] => _byReference[reference];

    private static Inventory Joined(List<Inventory> inventories)
    {
        var builder = new InventoryBuilder("SBOM");
        foreach (var inventory in inventories)
        {
            foreach (var component in inventory.Components)
            {
                builder.Add(component);
            }

            foreach (var (from, needed) in inventory.Dependencies)
            {
                foreach (var to in needed)
                {
                    builder.Edge(from, to);
                }
            }
        }

        return builder.Build(knowsDependencies: inventories.TrueForAll(inventory => inventory.KnowsDependencies));
    }

    // What a subject needs directly: what its sources say, then one of each part of the graph that this does not reach (nobody else needs it, or it is a circle).
    private static BomSubjectNode Node(BomSubject subject, string reference, IReadOnlyList<string> parts)
    {
        var direct = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var inventory in subject.Inventories)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            foreach (var purl in inventory.Direct)
            {
                direct.Add(purl);
                Reach(inventory, purl, reached);
            }

            var needed = inventory.Dependencies.SelectMany(row => row.Value.Where(to => to != row.Key)).ToHashSet(StringComparer.Ordinal);
            foreach (var purl in inventory.Components.Select(component => component.PackageUrl).OrderBy(needed.Contains).ThenBy(purl => purl, StringComparer.Ordinal))
            {
                if (!reached.Contains(purl))
                {
                    direct.Add(purl);
                    Reach(inventory, purl, reached);
                }
            }
        }

        var isKnown = subject.Inventories.Count > 0 && subject.Inventories.All(inventory => inventory is { KnowsDependencies: true, Gaps.Count: 0 });
        return new BomSubjectNode(reference, subject, [.. direct], parts, isKnown);
    }

    private static void Reach(Inventory inventory, string from, HashSet<string> reached)
    {
        var waiting = new Stack<string>([from]);
        while (waiting.TryPop(out var next))
        {
            if (reached.Add(next) && inventory.Dependencies.TryGetValue(next, out var needed))
            {
                foreach (var to in needed)
                {
                    waiting.Push(to);
                }
            }
        }
    }

    private string Unique(string reference)
    {
        var unique = reference;
        for (var number = 2; !_needs.TryAdd(unique, []); number++)
        {
            unique = $"{reference}#{number}";
        }

        return unique;
    }
}
