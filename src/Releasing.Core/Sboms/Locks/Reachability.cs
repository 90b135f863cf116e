namespace Releasing.Sboms.Locks;

/// <summary>In which scope each node of a graph is reached from some roots. Linear in nodes and edges, iterative; cycles do no harm.</summary>
internal sealed class Reachability
{
    private readonly List<(int From, int To, ComponentScope Scope)> _edges;
    private readonly int[] _first;
    private readonly int[] _order;

    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="edges">Who needs whom, and for what.</param>
    public Reachability(int nodes, List<(int From, int To, ComponentScope Scope)> edges)
    {
        // The edges of a node lie in _order[_first[node].._first[node + 1]]: sorted by counting, without a list for each node.
        _edges = edges;
        _first = new int[nodes + 2];
        _order = new int[edges.Count];
        foreach (var edge in edges)
        {
            _first[edge.From + 2]++;
        }

        for (var node = 2; node < _first.Length; node++)
        {
            _first[node] += _first[node - 1];
        }

        for (var edge = 0; edge < edges.Count; edge++)
        {
            _order[_first[edges[edge].From + 1]++] = edge;
        }
    }

    /// <summary>The strongest scope of each node: that of the weakest step on the best way to it; null for what is not reached.</summary>
    /// <param name="roots">Where ways begin; they are required.</param>
    public ComponentScope?[] From(IEnumerable<int> roots)
    {
        var scopes = new ComponentScope?[_first.Length - 2];

        // One queue for each scope, the strongest first: what is reached in a stronger one never has to be looked at again.
        var queues = Enum.GetValues<ComponentScope>().Select(_ => new Queue<int>()).ToArray();
        foreach (var root in roots)
        {
            queues[0].Enqueue(root);
        }

        foreach (var scope in Enum.GetValues<ComponentScope>())
        {
            while (queues[(int)scope].TryDequeue(out var node))
            {
                if (scopes[node] is not null)
                {
                    continue;
                }

                scopes[node] = scope;
                foreach (var index in _order.AsSpan(_first[node], _first[node + 1] - _first[node]))
                {
                    var (_, to, step) = _edges[index];
                    if (scopes[to] is null)
                    {
                        queues[Math.Max((int)scope, (int)step)].Enqueue(to);
                    }
                }
            }
        }

        return scopes;
    }
}
