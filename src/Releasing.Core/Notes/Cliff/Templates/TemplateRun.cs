using System.Runtime.CompilerServices;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>One rendering of a template, with its bounds: no template and no commit makes it run or grow without end.</summary>
/// <param name="source">The template.</param>
/// <param name="context">Its variables.</param>
/// <param name="macros">Its macros.</param>
/// <param name="now">What <c>now()</c> says.</param>
internal sealed class TemplateRun(TemplateSource source, TemplateMap context, IReadOnlyDictionary<string, TemplateMacro> macros, DateTimeOffset now)
{
    /// <summary>The most characters that a page or a value has.</summary>
    public const int Longest = 8 << 20;

    /// <summary>The most steps of a rendering: parts put out, values computed, and characters that filters read, 16 of them as one.</summary>
    public const long MostSteps = 10_000_000;

    private const int DeepestMacro = 16;
    private long _steps;
    private int _depth;

    /// <summary>The variables.</summary>
    public TemplateMap Context => context;

    /// <summary>The date of the page.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Where it is put out.</summary>
    public TemplateOutput Output { get; private set; } = new();

    /// <summary>The template.</summary>
    public TemplateSource Source => source;

    /// <summary>Counts work.</summary>
    public void Charge(long steps, int line)
    {
        _steps += steps;
        if (_steps > MostSteps || steps < 0)
        {
            throw source.At(line, $"the page takes more than {MostSteps} steps", "Write a smaller template, or loop over less");
        }
    }

    /// <summary>Counts a value by its size.</summary>
    public object? Checked(object? value, int line)
    {
        if (value is TemplateText { Text.Length: > Longest })
        {
            throw source.At(line, $"a text has more than {Longest} characters", "Write a smaller template");
        }

        Charge(1 + (value switch { TemplateText text => (text.Text.Length / 16) + text.Runs.Count, IReadOnlyList<object?> list => list.Count, TemplateMap map => map.Count, _ => 0 }), line);
        return value;
    }

    /// <summary>Puts a text out.</summary>
    public void Write(TemplateText text, int line)
    {
        Charge(1 + text.Runs.Count, line);
        Output.Write(text);
        if (Output.Length > Longest)
        {
            throw source.At(line, $"the page has more than {Longest} characters", "Write a smaller template");
        }
    }

    /// <summary>The stack of this thread may hold more of a template.</summary>
    public void EnsureStack(int line)
    {
        Charge(1, line);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw source.At(line, "the template is nested too deeply", "Nest less");
        }
    }

    /// <summary>Puts out what a part of the template makes, as a value.</summary>
    public TemplateText Capture(TemplateScope scope, IReadOnlyList<TemplateNode> body, int line)
    {
        EnsureStack(line);
        var outer = Output;
        Output = new TemplateOutput();
        _ = scope.Render(body);
        var text = Output.Text;
        Output = outer;
        return text;
    }

    /// <summary>Calls a macro.</summary>
    public TemplateText Call(string name, IReadOnlyDictionary<string, object?> arguments, int line)
    {
        if (!macros.TryGetValue(name, out var macro))
        {
            throw source.At(line, $"there is no macro '{name}'", "Define it in the same template");
        }

        if (_depth == DeepestMacro)
        {
            throw source.At(line, $"macros call each other more than {DeepestMacro} deep", "Let no macro call itself");
        }

        var scope = new TemplateScope(this, null);
        foreach (var (parameter, otherwise) in macro.Parameters)
        {
            scope.Set(parameter, arguments.TryGetValue(parameter, out var value) ? value
                : otherwise is not null ? otherwise(scope)
                : throw source.At(line, $"the macro '{name}' needs '{parameter}'", $"Give {parameter}=…"));
        }

        _depth++;
        var text = Capture(scope, macro.Body, line);
        _depth--;
        return text;
    }
}
