namespace Releasing.Notes.Cliff.Templates;

/// <summary>What operators do.</summary>
internal static class TemplateOperators
{
    /// <summary>Compares; sizes are only compared of numbers.</summary>
    public static object Compare(string symbol, object? left, object? right, TemplateRun run, int line)
    {
        if (symbol is "==" or "!=")
        {
            return TemplateValue.AreEqual(left, right) == (symbol == "==");
        }

        var (a, b) = (Number(left, symbol, run, line), Number(right, symbol, run, line));
        return symbol switch { "<" => a < b, "<=" => a <= b, ">" => a > b, _ => a >= b };
    }

    /// <summary>A list holds a value, a text a part, an object a name.</summary>
    public static bool Contains(object? whole, object? part, TemplateRun run, int line)
    {
        _ = run.Checked(whole, line);
        return (whole, part) switch
        {
            (IReadOnlyList<object?> list, _) => list.Any(entry => TemplateValue.AreEqual(entry, part)),
            (TemplateText text, TemplateText inner) => text.Text.Contains(inner.Text, StringComparison.Ordinal),
            (TemplateMap map, TemplateText name) => map.TryGet(name.Text, out _),
            _ => throw run.Source.At(line, $"'in' looks for {TemplateValue.Kind(part)} in {TemplateValue.Kind(whole)}", "Look in a list, or for a text in a text"),
        };
    }

    /// <summary>Joins texts and numbers by <c>~</c>; calculates otherwise. Whole numbers stay whole where that is exact.</summary>
    public static object? Calculate(string symbol, object? left, object? right, TemplateRun run, int line)
    {
        if (symbol == "~")
        {
            return run.Checked(TemplateText.Join([Joined(left, run, line), Joined(right, run, line)]), line);
        }

        var (a, b) = (Number(left, symbol, run, line), Number(right, symbol, run, line));
        if (left is long x && right is long y && symbol != "/")
        {
            var exact = symbol switch { "+" => (Int128)x + y, "-" => (Int128)x - y, "*" => (Int128)x * y, _ => y == 0 ? Int128.MaxValue : (Int128)x % y };
            return exact >= long.MinValue && exact <= long.MaxValue ? (long)exact : throw run.Source.At(line, "a number is too large");
        }

        var result = symbol switch { "+" => a + b, "-" => a - b, "*" => a * b, "/" => a / b, _ => a % b };
        return double.IsFinite(result) ? result : throw run.Source.At(line, $"'{symbol}' gives no number", "Do not divide by zero");
    }

    private static double Number(object? value, string symbol, TemplateRun run, int line) => value is long or double
        ? TemplateValue.Number(value)
        : throw run.Source.At(line, $"'{symbol}' wants numbers, here is {TemplateValue.Kind(value)}");

    private static TemplateText Joined(object? value, TemplateRun run, int line) => value is TemplateText or long or double
        ? TemplateValue.Written(value)
        : throw run.Source.At(line, $"'~' joins texts and numbers, here is {TemplateValue.Kind(value)}");
}
