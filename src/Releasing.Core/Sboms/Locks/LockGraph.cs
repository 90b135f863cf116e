using Releasing.Failures;

namespace Releasing.Sboms.Locks;

/// <summary>
/// What a lock file tells of packages and of who needs whom, until it is whole; then the scope of each package follows from the ways that lead to it.
/// The same package may have several nodes (places in node_modules, extras); nodes without a component stand for a project that has no name.
/// </summary>
/// <param name="file">The file, for messages.</param>
internal sealed class LockGraph(LockFile file)
{
    private readonly List<Component?> _nodes = [];
    private readonly List<(int From, int To, ComponentScope Scope)> _edges = [];
    private readonly List<int> _roots = [];
    private readonly List<string> _gaps = [];
    private string? _usual;

    /// <summary>How many nodes there are; their numbers begin at 0.</summary>
    public int Count => _nodes.Count;

    /// <summary>The component of a node; set when more of it is known.</summary>
    public Component? this[int node]
    {
        get => _nodes[node];
        set => _nodes[node] = value;
    }

    /// <summary>Adds a node.</summary>
    /// <returns>Its number.</returns>
    public int Add(Component? component)
    {
        if (_nodes.Count == ScanLimits.Components)
        {
            throw new InvalidInputException(Text.PlainText.Line(file.Path), $"it names more than {ScanLimits.Components} packages", "Check that it is a lock file");
        }

        _nodes.Add(component is null ? null : component with { FoundIn = [file.Path] });
        return _nodes.Count - 1;
    }

    /// <summary>One node needs another; <paramref name="scope"/> says for what.</summary>
    public void Edge(int from, int to, ComponentScope scope = ComponentScope.Required)
    {
        if (_edges.Count == ScanLimits.Edges)
        {
            throw new InvalidInputException(Text.PlainText.Line(file.Path), $"it names more than {ScanLimits.Edges} dependencies", "Check that it is a lock file");
        }

        _edges.Add((from, to, scope));
    }

    /// <summary>The project itself, or what it needs directly where the file does not name the project.</summary>
    public void Root(int node) => _roots.Add(node);

    /// <summary>What the file leaves out, a full sentence.</summary>
    public void Gap(string sentence) => _gaps.Add(sentence);

    /// <summary>Takes the registry that most packages come from as the usual one, when all are there: their package URLs do not name it.</summary>
    /// <param name="unnamedMeansUsual">A package that names no registry comes from the usual one; false where such a row has lost its address.</param>
    public void TakeUsualRegistry(bool unnamedMeansUsual) => _usual = UsualRegistry.Of(_nodes, unnamedMeansUsual);

    /// <summary>Nodes that nothing needs: the best guess at the roots where a format does not tell them.</summary>
    public IEnumerable<int> Unneeded()
    {
        var needed = new bool[_nodes.Count];
        foreach (var edge in _edges)
        {
            needed[edge.To] |= edge.From != edge.To;
        }

        return Enumerable.Range(0, _nodes.Count).Where(node => !needed[node]);
    }

    /// <summary>The inventory, with each component in the scope that its own record gives.</summary>
    /// <param name="knowsDependencies">The format records edges.</param>
    public Inventory Recorded(bool knowsDependencies) => Build(knowsDependencies, scopes: null);

    /// <summary>The inventory, with each component in the strongest scope in which a root reaches it. What no root reaches keeps the scope of its record.</summary>
    public Inventory Reached() => Build(knowsDependencies: true, new Reachability(_nodes.Count, _edges).From(_roots));

    private Inventory Build(bool knowsDependencies, ComponentScope?[]? scopes)
    {
        var builder = new InventoryBuilder(file.Path);
        var purls = new string?[_nodes.Count];
        for (var node = 0; node < _nodes.Count; node++)
        {
            if (_nodes[node] is { } component)
            {
                component = UsualRegistry.Is(_usual, component.Source) ? component with { Source = null } : component;
                purls[node] = builder.Add(scopes?[node] is { } scope ? component with { Scope = scope } : component);
            }
        }

        foreach (var (from, to, _) in _edges)
        {
            if (purls[to] is not { } needed || needed == purls[from])
            {
                continue;
            }

            if (purls[from] is { } needs)
            {
                builder.Edge(needs, needed);
            }
        }

        AddDirect(builder, purls);
        foreach (var gap in _gaps)
        {
            builder.Gap(gap);
        }

        return builder.Build(knowsDependencies);
    }

    private void AddDirect(InventoryBuilder builder, string?[] purls)
    {
        var nameless = new bool[_nodes.Count];
        foreach (var root in _roots)
        {
            nameless[root] = purls[root] is null;
            if (purls[root] is { } purl)
            {
                builder.Direct(purl);
            }
        }

        foreach (var (from, to, _) in _edges)
        {
            if (nameless[from] && purls[to] is { } purl)
            {
                builder.Direct(purl);
            }
        }
    }
}
