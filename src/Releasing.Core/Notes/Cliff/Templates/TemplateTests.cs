using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>What stands behind <c>is</c> (https://keats.github.io/tera/docs/#built-in-tests).</summary>
internal static class TemplateTests
{
    /// <summary>A test.</summary>
    /// <param name="value">Perhaps <see cref="UndefinedValue"/>.</param>
    /// <param name="arguments">What stands in its parentheses.</param>
    /// <param name="run">The rendering.</param>
    /// <param name="line">Where.</param>
    internal delegate bool Test(object? value, IReadOnlyList<object?> arguments, TemplateRun run, int line);

    private static readonly Dictionary<string, (int Arguments, Test Test)> s_tests = new(StringComparer.Ordinal)
    {
        ["defined"] = (0, (value, _, _, _) => value is not UndefinedValue),
        ["undefined"] = (0, (value, _, _, _) => value is UndefinedValue),
        ["odd"] = (0, (value, _, run, line) => Math.Abs(Number(value, run, line) % 2) == 1),
        ["even"] = (0, (value, _, run, line) => Number(value, run, line) % 2 == 0),
        ["divisibleby"] = (1, (value, arguments, run, line) => Number(arguments[0], run, line) is not 0 and var by && Number(value, run, line) % by == 0),
        ["string"] = (0, (value, _, _, _) => value is TemplateText),
        ["number"] = (0, (value, _, _, _) => value is long or double),
        ["iterable"] = (0, (value, _, _, _) => value is IReadOnlyList<object?> or TemplateMap),
        ["object"] = (0, (value, _, _, _) => value is TemplateMap),
        ["starting_with"] = (1, (value, arguments, run, line) => Text(value, run, line).StartsWith(Text(arguments[0], run, line), StringComparison.Ordinal)),
        ["ending_with"] = (1, (value, arguments, run, line) => Text(value, run, line).EndsWith(Text(arguments[0], run, line), StringComparison.Ordinal)),
        ["containing"] = (1, (value, arguments, run, line) => TemplateOperators.Contains(value, arguments[0], run, line)),
        ["matching"] = (1, Matches),
    };

    /// <summary>Finds a test.</summary>
    public static Test Find(TemplateSource source, int line, string name, int arguments) => s_tests.TryGetValue(name, out var found)
        ? found.Arguments == arguments ? found.Test : throw source.At(line, $"the test {name} wants {found.Arguments} values in parentheses, here are {arguments}")
        : throw source.At(line, $"the test '{name}' is not supported", $"Use one of {string.Join(", ", s_tests.Keys)}");

    private static bool Matches(object? value, IReadOnlyList<object?> arguments, TemplateRun run, int line)
    {
        var call = new TemplateCall(run, "the test matching", line, value, new Dictionary<string, object?> { ["pattern"] = arguments[0] });
        _ = run.Checked(value, line);
        RulePattern pattern = call.Pattern("pattern");
        return pattern.IsMatch(call.Text.Text);
    }

    private static double Number(object? value, TemplateRun run, int line) => value is long or double
        ? TemplateValue.Number(value)
        : throw run.Source.At(line, $"the test wants a number, here is {TemplateValue.Kind(value)}");

    private static string Text(object? value, TemplateRun run, int line) => value is TemplateText text
        ? text.Text
        : throw run.Source.At(line, $"the test wants a text, here is {TemplateValue.Kind(value)}");
}
