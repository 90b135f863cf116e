using Releasing.Cake.Running;

namespace Releasing.Cake.Reports;

/// <summary>
/// Where the tasks of a run stand in their picture: each has a row of its own, in order, and a lane; what a task waits for stands above it.
/// A lane belongs to a task until the last one that waits for it, so that no line crosses a task.
/// </summary>
internal sealed class TaskLanes
{
    private readonly List<HashSet<int>> _ancestors = [];
    private readonly List<List<int>> _waitsFor = [];
    private readonly List<int> _lanes = [];

    /// <summary>Places the tasks.</summary>
    /// <param name="tasks">In the order in which they ran.</param>
    /// <param name="dependencies">What each waits for; names that did not run are left out.</param>
    public TaskLanes(IReadOnlyList<TaskRun> tasks, IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(dependencies);
        var rows = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < tasks.Count; row++)
        {
            Connect(dependencies.GetValueOrDefault(tasks[row].Name) ?? [], rows);
            rows.TryAdd(tasks[row].Name, row);
        }

        Place();
    }

    /// <summary>How many lanes there are; at least one.</summary>
    public int Width => _lanes.Count == 0 ? 1 : _lanes.Max() + 1;

    /// <summary>The lane of a row, from 0.</summary>
    public int LaneOf(int row) => _lanes[row];

    /// <summary>The rows above that a row waits for, without those that another of them waits for already.</summary>
    public IReadOnlyList<int> WaitsFor(int row) => _waitsFor[row];

    private void Connect(IReadOnlyList<string> names, Dictionary<string, int> rows)
    {
        var direct = names.Where(rows.ContainsKey).Select(name => rows[name]).Distinct().ToList();
        _waitsFor.Add([.. direct.Where(one => !direct.Any(other => _ancestors[other].Contains(one))).Order()]);
        _ancestors.Add([.. direct, .. direct.SelectMany(one => _ancestors[one])]);
    }

    private void Place()
    {
        var lastUse = Enumerable.Range(0, _waitsFor.Count).ToArray();
        for (var row = 0; row < _waitsFor.Count; row++)
        {
            _waitsFor[row].ForEach(above => lastUse[above] = row);
        }

        var taken = new List<int>();
        for (var row = 0; row < _waitsFor.Count; row++)
        {
            var ending = _waitsFor[row].Where(above => lastUse[above] == row).Select(above => _lanes[above]).ToList();
            ending.ForEach(lane => taken[lane] = -1);

            // A task goes on in the lane of what only it waits for: a chain is a straight line.
            var free = ending.Count > 0 ? ending.Min() : taken.IndexOf(-1);
            if (free < 0)
            {
                free = taken.Count;
                taken.Add(-1);
            }

            _lanes.Add(free);
            taken[free] = lastUse[row] > row ? row : -1;
        }
    }
}
