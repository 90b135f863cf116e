using System.Reflection;
using Cake.Frosting;
using Releasing.Failures;

namespace Releasing.Cake;

/// <summary>The edges between the chosen tasks, read from their attributes before the engine sees them.</summary>
public sealed class TaskGraph
{
    private readonly TaskSet _tasks;
    private readonly Dictionary<string, List<string>> _dependencies = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the edges.</summary>
    /// <param name="tasks">The chosen tasks.</param>
    public TaskGraph(TaskSet tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        _tasks = tasks;
        foreach (var name in tasks.Types.Keys)
        {
            _dependencies[name] = [];
        }

        foreach (var (name, type) in _tasks.Types)
        {
            foreach (var edge in type.GetCustomAttributes<IsDependentOnAttribute>(inherit: true))
            {
                Add(name, TaskSet.NameOf(edge.Task));
            }
        }

        foreach (var (name, type) in _tasks.Types)
        {
            foreach (var edge in type.GetCustomAttributes<IsDependeeOfAttribute>(inherit: true))
            {
                Add(TaskSet.NameOf(edge.Task), name);
            }
        }
    }

    /// <summary>What a task waits for directly, in the order written.</summary>
    /// <param name="name">A task name.</param>
    public IReadOnlyList<string> DependenciesOf(string name) => _dependencies.TryGetValue(name, out var found) ? found : [];

    /// <summary>The tasks that run for some targets, each after what it waits for. Unknown names are left out: the engine reports those.</summary>
    /// <param name="targets">Target names.</param>
    /// <exception cref="ReleaseException">Tasks wait for each other in a circle.</exception>
    public IReadOnlyList<string> OrderFor(IEnumerable<string> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var order = new List<string>();
        var state = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var target in targets)
        {
            Visit(target, [], state, order);
        }

        return order;
    }

    /// <summary>Refuses a graph in which something that cannot be taken back may run before the draft was verified.</summary>
    /// <param name="isIrreversible">Tells the tasks whose effects cannot be taken back.</param>
    /// <exception cref="PreflightException">Names every such task.</exception>
    public void RequireVerificationBefore(Func<string, bool> isIrreversible)
    {
        ArgumentNullException.ThrowIfNull(isIrreversible);
        var irreversible = _tasks.Types.Keys.Where(isIrreversible).ToList();
        var problems = irreversible
            .Where(name => !OrderFor([name]).Contains(TaskNames.VerifyDraft, StringComparer.OrdinalIgnoreCase))
            .Select(name => $"Task '{name}' cannot be taken back but does not wait for '{TaskNames.VerifyDraft}'. " +
                $"Add [IsDependentOn(typeof({nameof(Tasks.VerifyDraftTask)}))] to its class, or to a task it waits for.")
            .ToList();
        // The engine runs what a task waits for in the order written, so an irreversible task hung into an earlier one
        // runs before verification even when both belong to the same release.
        var before = OrderFor([TaskNames.VerifyDraft]);
        foreach (var name in irreversible)
        {
            if (before.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"Task '{name}' cannot be taken back but is wired before '{TaskNames.VerifyDraft}'. " +
                    $"Hang it in after '{TaskNames.PublishRelease}' instead.");
            }
        }

        if (problems.Count > 0)
        {
            throw new PreflightException("Tasks", problems);
        }
    }

    private void Add(string name, string dependency)
    {
        if (_dependencies.TryGetValue(name, out var list) && !list.Contains(dependency, StringComparer.OrdinalIgnoreCase))
        {
            list.Add(dependency);
        }
    }

    private void Visit(string name, List<string> path, Dictionary<string, bool> state, List<string> order)
    {
        if (!_dependencies.TryGetValue(name, out var waitsFor))
        {
            return;
        }

        if (state.TryGetValue(name, out var done))
        {
            if (!done)
            {
                throw new ReleaseException($"Tasks: {string.Join(" → ", path.Append(name))} wait for each other. Remove one of these _dependencies.");
            }

            return;
        }

        state[name] = false;
        path.Add(name);
        foreach (var dependency in waitsFor)
        {
            Visit(dependency, path, state, order);
        }

        path.RemoveAt(path.Count - 1);
        state[name] = true;
        order.Add(_tasks.Types.Keys.First(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)));
    }
}
