namespace Releasing.Sboms;

/// <summary>What a lock file or a binary tells: components, and which of them needs which.</summary>
public sealed record Inventory
{
    /// <summary>The components, each once (by package URL), ordered by package URL.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>
    /// Who needs whom, by package URL; a component without a row needs nothing or the source does not say (see <see cref="KnowsDependencies"/>). Cycles are possible.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Package URLs of what the scanned thing needs directly; empty when the source does not tell direct from indirect.</summary>
    public IReadOnlyList<string> Direct { get; init; } = [];

    /// <summary>The source records edges: no edge then means no dependency, rather than not known.</summary>
    public bool KnowsDependencies { get; init; }

    /// <summary>What the source leaves out or what had to be guessed, one full sentence each, for the completeness report.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The inventory without the components of a scope, and without the edges that lead to or from them.</summary>
    /// <param name="scope">What is left out.</param>
    public Inventory Without(ComponentScope scope)
    {
        var kept = Components.Where(component => component.Scope != scope).ToList();
        if (kept.Count == Components.Count)
        {
            return this;
        }

        var names = kept.Select(component => component.PackageUrl).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Components = kept,
            Dependencies = Dependencies.Where(row => names.Contains(row.Key)).ToDictionary(
                row => row.Key, IReadOnlyList<string> (row) => [.. row.Value.Where(names.Contains)], StringComparer.Ordinal),
            Direct = [.. Direct.Where(names.Contains)],
        };
    }

    /// <summary>Nothing was found, and nothing is missing.</summary>
    public static Inventory Empty { get; } = new() { Components = [], KnowsDependencies = true };
}
