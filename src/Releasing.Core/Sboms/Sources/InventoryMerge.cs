namespace Releasing.Sboms.Sources;

/// <summary>Joins inventories into one: components by package URL, edges and gaps of all.</summary>
public static class InventoryMerge
{
    /// <summary>
    /// The inventory of everything: a component keeps its strongest scope and all evidence. The project's own component that one source names without a version is the one that another names with a version.
    /// </summary>
    /// <param name="inventories">What to join; nothing gives <see cref="Inventory.Empty"/>.</param>
    public static Inventory Of(IEnumerable<Inventory> inventories)
    {
        ArgumentNullException.ThrowIfNull(inventories);
        var all = inventories.ToList();
        if (all.Count < 2)
        {
            return all.Count == 0 ? Inventory.Empty : all[0];
        }

        var names = SameComponents.Of(all.SelectMany(inventory => inventory.Components));
        var builder = new InventoryBuilder("the sources together");
        foreach (var inventory in all)
        {
            Add(builder, inventory, names);
        }

        return builder.Build(all.TrueForAll(inventory => inventory.KnowsDependencies));
    }

    /// <summary>
    /// What a program says of itself, with what lock files know of the same components besides: hashes, licences, origins and edges. Components that only the lock files name are not in the program and stay out;
    /// scopes are the program's.
    /// </summary>
    /// <param name="program">What the program says.</param>
    /// <param name="lockFiles">What the lock files say.</param>
    public static Inventory Enrich(Inventory program, Inventory lockFiles)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(lockFiles);
        var names = SameComponents.Of(program.Components.Concat(lockFiles.Components)).WithOrigins(program.Components, lockFiles.Components);
        var held = program.Components.Select(component => names.Of(component.PackageUrl)).ToHashSet(StringComparer.Ordinal);
        var known = lockFiles.Components.Where(component => held.Contains(names.Of(component.PackageUrl))).ToList();
        if (known.Count == 0)
        {
            return program;
        }

        var scopes = program.Components.ToDictionary(component => names.Of(component.PackageUrl), component => component.Scope, StringComparer.Ordinal);
        var builder = new InventoryBuilder("the program and its lock files");
        Add(builder, program, names);
        Add(
            builder,
            new Inventory
            {
                Components = [.. known.Select(component => component with { Scope = scopes[names.Of(component.PackageUrl)] })],
                Dependencies = lockFiles.Dependencies.Where(row => held.Contains(names.Of(row.Key)))
                    .ToDictionary(row => row.Key, IReadOnlyList<string> (row) => [.. row.Value.Where(purl => held.Contains(names.Of(purl)))], StringComparer.Ordinal),
                Direct = program.Direct.Count == 0 ? [.. lockFiles.Direct.Where(purl => held.Contains(names.Of(purl)))] : [],
            },
            names);
        return builder.Build(program.KnowsDependencies || lockFiles.KnowsDependencies);
    }

    /// <summary>Each inventory by itself, with the names that the others give to the same components.</summary>
    /// <param name="inventories">The inventories of one document.</param>
    internal static IReadOnlyDictionary<Inventory, Inventory> Aligned(IEnumerable<Inventory> inventories)
    {
        var all = inventories.Distinct(ReferenceEqualityComparer.Instance).Cast<Inventory>().ToList();
        var names = SameComponents.Of(all.SelectMany(inventory => inventory.Components));
        var aligned = new Dictionary<Inventory, Inventory>(ReferenceEqualityComparer.Instance);
        foreach (var inventory in all)
        {
            aligned.Add(inventory, inventory);
            if (inventory.Components.Select(component => component.PackageUrl).Any(purl => names.Of(purl) != purl))
            {
                var builder = new InventoryBuilder("the sources together");
                Add(builder, inventory, names);
                aligned[inventory] = builder.Build(inventory.KnowsDependencies);
            }
        }

        return aligned;
    }

    private static void Add(InventoryBuilder builder, Inventory inventory, SameComponents names)
    {
        foreach (var component in inventory.Components)
        {
            builder.Add(names.Of(component));
        }

        foreach (var (from, needed) in inventory.Dependencies)
        {
            foreach (var to in needed)
            {
                builder.Edge(names.Of(from), names.Of(to));
            }
        }

        foreach (var purl in inventory.Direct)
        {
            builder.Direct(names.Of(purl));
        }

        foreach (var gap in inventory.Gaps)
        {
            builder.Gap(gap);
        }
    }
}
