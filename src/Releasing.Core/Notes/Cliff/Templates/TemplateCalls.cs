namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters and functions by their names.</summary>
internal static class TemplateCalls
{
    private static readonly Dictionary<string, Func<TemplateCall, object?>> s_filters = Merge(TextFilters.All, TrimFilters.All, MarkFilters.All, PatternFilters.All, ListFilters.All, GroupFilters.All, NumberFilters.All);

    /// <summary>Finds a filter; what it is applied to must be there unless it is <c>default</c>.</summary>
    public static TemplateExpression Filter(TemplateSource source, int line, string name, TemplateExpression value, IReadOnlyList<(string Name, TemplateExpression Value)> arguments)
    {
        if (name == "default")
        {
            var otherwise = arguments.FirstOrDefault(argument => argument.Name == "value").Value ?? throw source.At(line, "the filter default wants value=…");
            return scope => value(scope) is var present && present is null or UndefinedValue ? otherwise(scope) : present;
        }

        if (!s_filters.TryGetValue(name, out var filter))
        {
            throw source.At(line, $"the filter '{name}' is not supported", "Use another, or keep the stock page");
        }

        return scope =>
        {
            scope.Run.Charge(1, line);

            // What is not there stays not there: false in a condition, an error where it is put out.
            if (value(scope) is var input && input is UndefinedValue)
            {
                return input;
            }

            var call = new TemplateCall(scope.Run, $"the filter {name}", line, scope.Run.Checked(input, line), Evaluate(arguments, scope, line));
            return scope.Run.Checked(filter(call), line);
        };
    }

    /// <summary>Finds a function.</summary>
    public static TemplateExpression Function(TemplateSource source, int line, string name, IReadOnlyList<(string Name, TemplateExpression Value)> arguments) =>
        TemplateFunctions.Find(name) is { } function
            ? scope => scope.Run.Checked(function(new TemplateCall(scope.Run, $"the function {name}", line, null, Evaluate(arguments, scope, line))), line)
            : throw source.At(line, $"the function '{name}' is not supported", "Use what the page's variables say");

    /// <summary>The values of arguments.</summary>
    public static IReadOnlyDictionary<string, object?> Evaluate(IReadOnlyList<(string Name, TemplateExpression Value)> arguments, TemplateScope scope, int line)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            values[name] = ExpressionParser.Value(value, scope, line);
        }

        return values;
    }

    private static Dictionary<string, Func<TemplateCall, object?>> Merge(params IReadOnlyDictionary<string, Func<TemplateCall, object?>>[] parts) =>
        parts.SelectMany(part => part).ToDictionary(StringComparer.Ordinal);
}
