namespace Releasing.Notes.Cliff.Templates;

/// <summary>The variables that a part of a template sees: its own, those around it, those of the page.</summary>
/// <param name="run">The rendering.</param>
/// <param name="outer">What is around it; null for the whole template and for a macro, which sees only its arguments and the page.</param>
internal sealed class TemplateScope(TemplateRun run, TemplateScope? outer)
{
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);

    /// <summary>The rendering.</summary>
    public TemplateRun Run => run;

    /// <summary>A variable; <see cref="UndefinedValue"/> where there is none.</summary>
    public object? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._variables.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return TemplateValue.Member(run.Context, name);
    }

    /// <summary>Sets a variable here.</summary>
    public void Set(string name, object? value) => _variables[name] = value;

    /// <summary>Sets a variable of the whole template.</summary>
    public void SetGlobal(string name, object? value)
    {
        var scope = this;
        while (scope.Outer is not null)
        {
            scope = scope.Outer;
        }

        scope.Set(name, value);
    }

    /// <summary>Forgets the variables of a round.</summary>
    public void Clear() => _variables.Clear();

    /// <summary>Puts parts out until one of them leaves the loop.</summary>
    public TemplateFlow Render(IReadOnlyList<TemplateNode> body)
    {
        foreach (var node in body)
        {
            if (node(this) is not TemplateFlow.Next and var flow)
            {
                return flow;
            }
        }

        return TemplateFlow.Next;
    }

    private TemplateScope? Outer => outer;
}
