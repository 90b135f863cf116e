using System.Reflection;
using Cake.Frosting;
using Releasing.Failures;

namespace Releasing.Cake;

/// <summary>
/// Which class serves which task name. A repository's class beats the stock class of the same name; everything that the engine
/// would only stumble over later (two classes of one name, a subclass that forgot its name) is refused here, with the names.
/// </summary>
public sealed class TaskSet
{
    private readonly Dictionary<string, Type> _types;

    private TaskSet(Dictionary<string, Type> types) => _types = types;

    /// <summary>Task types by name; stock tasks first in pipeline order, then the repository's own.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types;

    /// <summary>Chooses the classes.</summary>
    /// <param name="stock">The addin's task types, in pipeline order.</param>
    /// <param name="repository">The repository's task types.</param>
    /// <exception cref="PreflightException">Two repository classes share a name, or a subclass of a stock task has none of its own.</exception>
    public static TaskSet Create(IEnumerable<Type> stock, IEnumerable<Type> repository)
    {
        var chosen = stock.ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);
        var stockTypes = chosen.Values.ToHashSet();
        var problems = new List<string>();
        var owners = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in repository.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var ownName = type.GetCustomAttribute<TaskNameAttribute>(inherit: false);
            if (ownName is null && StockBaseOf(type, stockTypes) is { } replaced)
            {
                problems.Add($"Class '{type.FullName}' derives from the stock task '{NameOf(replaced)}' but has no [TaskName] of its own. " +
                    $"Add [TaskName(\"{NameOf(replaced)}\")] to replace the stock task, or another name to add a task beside it.");
                continue;
            }

            var name = NameOf(type);
            if (owners.TryGetValue(name, out var other))
            {
                problems.Add($"Classes '{other.FullName}' and '{type.FullName}' both have the task name '{name}'. Rename one of them.");
                continue;
            }

            owners.Add(name, type);
            chosen[name] = type;
        }

        return problems.Count == 0 ? new TaskSet(chosen) : throw new PreflightException("Tasks", problems);
    }

    /// <summary>The name a task type has: its own <c>[TaskName]</c>, otherwise the class name, as Cake does it.</summary>
    /// <param name="type">A class that implements <see cref="IFrostingTask"/>.</param>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetCustomAttribute<TaskNameAttribute>(inherit: false)?.Name ?? type.Name;
    }

    /// <summary>Every class of an assembly that can serve as a task.</summary>
    /// <param name="assembly">The assembly to read.</param>
    public static IEnumerable<Type> TasksIn(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type));
    }

    private static Type? StockBaseOf(Type type, HashSet<Type> stock)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (stock.Contains(ancestor))
            {
                return ancestor;
            }
        }

        return null;
    }
}
