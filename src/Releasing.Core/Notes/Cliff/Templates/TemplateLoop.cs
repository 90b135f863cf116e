namespace Releasing.Notes.Cliff.Templates;

/// <summary>A <c>for</c>.</summary>
/// <param name="line">Where.</param>
/// <param name="key">The variable of the name, for an object; null for a list.</param>
/// <param name="name">The variable of the value.</param>
/// <param name="values">What it goes over.</param>
/// <param name="body">Put out for each.</param>
/// <param name="otherwise">Put out where there is none.</param>
internal sealed class TemplateLoop(int line, string? key, string name, TemplateExpression values, IReadOnlyList<TemplateNode> body, IReadOnlyList<TemplateNode> otherwise)
{
    /// <summary>Puts it out.</summary>
    public TemplateFlow Render(TemplateScope scope)
    {
        var entries = Entries(scope);
        if (entries.Count == 0)
        {
            return scope.Render(otherwise);
        }

        var inner = new TemplateScope(scope.Run, scope);
        for (var at = 0; at < entries.Count; at++)
        {
            scope.Run.EnsureStack(line);
            inner.Clear();
            if (key is not null)
            {
                inner.Set(key, entries[at].Key);
            }

            inner.Set(name, entries[at].Value);
            inner.Set("loop", new LoopPosition(at, entries.Count));
            if (inner.Render(body) == TemplateFlow.Break)
            {
                break;
            }
        }

        return TemplateFlow.Next;
    }

    private IReadOnlyList<(TemplateText? Key, object? Value)> Entries(TemplateScope scope)
    {
        var run = scope.Run;
        return run.Checked(ExpressionParser.Value(values, scope, line), line) switch
        {
            TemplateMap map when key is not null => [.. map.Entries.Select(entry => ((TemplateText?)entry.Key, entry.Value))],
            TemplateMap => throw run.Source.At(line, "a loop over an object wants two variables", "Write for key, value in …"),
            IReadOnlyList<object?> when key is not null => throw run.Source.At(line, "a loop over a list wants one variable", "Write for value in …"),
            IReadOnlyList<object?> list => [.. list.Select(value => ((TemplateText?)null, value))],
            TemplateText text when key is null => [.. TextElements.Of(text.Text).Select(part => ((TemplateText?)null, (object?)text.Part(part.Start, part.Length)))],
            var other => throw run.Source.At(line, $"a loop goes over a list or an object, here is {TemplateValue.Kind(other)}"),
        };
    }
}
