using Releasing.Failures;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>A filter or function at work.</summary>
/// <param name="run">The rendering.</param>
/// <param name="name">What messages call it.</param>
/// <param name="line">Where it stands.</param>
/// <param name="value">What a filter is applied to.</param>
/// <param name="arguments">Its arguments.</param>
internal sealed class TemplateCall(TemplateRun run, string name, int line, object? value, IReadOnlyDictionary<string, object?> arguments)
{
    /// <summary>What the filter is applied to.</summary>
    public object? Value => value;

    /// <summary>The same, which must be a text.</summary>
    public TemplateText Text => value as TemplateText ?? throw Fail($"wants a text, here is {TemplateValue.Kind(value)}");

    /// <summary>The same, which must be a list.</summary>
    public IReadOnlyList<object?> List => value as IReadOnlyList<object?> ?? throw Fail($"wants a list, here is {TemplateValue.Kind(value)}");

    /// <summary>The same, which must be a number.</summary>
    public double Number => value is long or double ? TemplateValue.Number(value) : throw Fail($"wants a number, here is {TemplateValue.Kind(value)}");

    /// <summary>The rendering.</summary>
    public TemplateRun Run => run;

    /// <summary>An argument was given.</summary>
    public bool Has(string argument) => arguments.ContainsKey(argument);

    /// <summary>An argument; null when it is not there.</summary>
    public object? Argument(string argument) => arguments.GetValueOrDefault(argument);

    /// <summary>An argument that must be a text; null when it is not there.</summary>
    public TemplateText? TextOf(string argument) => Argument(argument) switch
    {
        null => null,
        TemplateText text => text,
        var other => throw Fail($"wants a text for {argument}, here is {TemplateValue.Kind(other)}"),
    };

    /// <summary>An argument that must be there and a text.</summary>
    public TemplateText Required(string argument) => TextOf(argument) ?? throw Fail($"wants {argument}=\"…\"");

    /// <summary>An argument that must be a whole number.</summary>
    public long Whole(string argument, long otherwise) => Argument(argument) switch
    {
        null => otherwise,
        long number => number,
        double number when double.IsInteger(number) && Math.Abs(number) < long.MaxValue => (long)number,
        var other => throw Fail($"wants a whole number for {argument}, here is {TemplateValue.Kind(other)}"),
    };

    /// <summary>An argument that must be a truth value.</summary>
    public bool Flag(string argument, bool otherwise) => Argument(argument) switch
    {
        null => otherwise,
        bool flag => flag,
        var other => throw Fail($"wants a truth value for {argument}, here is {TemplateValue.Kind(other)}"),
    };

    /// <summary>An argument that must be a pattern, matched without backtracking.</summary>
    public RulePattern Pattern(string argument)
    {
        var text = Required(argument).Text;
        try
        {
            return new RulePattern(text);
        }
        catch (ArgumentException inner)
        {
            throw Fail($"cannot use the pattern '{text}': {inner.Message}");
        }
    }

    /// <summary>Counts work.</summary>
    public void Charge(long steps) => run.Charge(steps, line);

    /// <summary>The failure of this filter or function.</summary>
    public InvalidInputException Fail(string what) => run.Source.At(line, $"{name} {what}");
}
