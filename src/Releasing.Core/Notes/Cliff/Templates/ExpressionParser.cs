namespace Releasing.Notes.Cliff.Templates;

/// <summary>Reads expressions (https://keats.github.io/tera/docs/#expressions). Weakest first: <c>or</c>, <c>and</c>, <c>not</c>, comparisons and <c>in</c>, filters, <c>+ - ~</c>, <c>* / %</c>.</summary>
internal sealed class ExpressionParser(TemplateSource source, TokenCursor tokens)
{
    private const int Deepest = 24;
    private int _depth;

    /// <summary>Reads one.</summary>
    public TemplateExpression Read()
    {
        if (++_depth > Deepest)
        {
            throw source.At(tokens.Line, $"expressions are nested more than {Deepest} deep", "Use set for parts of it");
        }

        var result = Or();
        _depth--;
        return result;
    }

    /// <summary>Reads what stands between the parentheses of a call.</summary>
    public IReadOnlyList<(string Name, TemplateExpression Value)> Arguments()
    {
        var arguments = new List<(string Name, TemplateExpression Value)>();
        tokens.Expect("(");
        while (!tokens.Sees(")"))
        {
            var name = tokens.Name();
            tokens.Expect("=");
            arguments.Add((name, Read()));
            if (!tokens.TakeIf(","))
            {
                break;
            }
        }

        tokens.Expect(")");
        return arguments;
    }

    private TemplateExpression Or()
    {
        List<TemplateExpression> parts = [And()];
        while (tokens.TakeWordIf("or"))
        {
            parts.Add(And());
        }

        return parts.Count == 1 ? parts[0] : scope => parts.Exists(part => TemplateValue.IsTrue(part(scope)));
    }

    private TemplateExpression And()
    {
        List<TemplateExpression> parts = [Not()];
        while (tokens.TakeWordIf("and"))
        {
            parts.Add(Not());
        }

        return parts.Count == 1 ? parts[0] : scope => parts.TrueForAll(part => TemplateValue.IsTrue(part(scope)));
    }

    private TemplateExpression Not()
    {
        var isNegated = false;
        var any = false;
        while (tokens.TakeWordIf("not"))
        {
            isNegated = !isNegated;
            any = true;
        }

        var inner = Comparison();
        return any ? scope => TemplateValue.IsTrue(inner(scope)) != isNegated : inner;
    }

    private TemplateExpression Comparison()
    {
        var left = Filtered();
        var line = tokens.Line;
        if (tokens.TakeAny(out var symbol, "==", "!=", "<=", ">=", "<", ">"))
        {
            var right = Filtered();
            return scope => TemplateOperators.Compare(symbol, Value(left, scope, line), Value(right, scope, line), scope.Run, line);
        }

        var isNegated = tokens.TakeWordIf("not");
        if (!isNegated && !tokens.SeesWord("in"))
        {
            return left;
        }

        tokens.ExpectWord("in");
        var whole = Filtered();
        return scope => TemplateOperators.Contains(Value(whole, scope, line), Value(left, scope, line), scope.Run, line) != isNegated;
    }

    private TemplateExpression Filtered()
    {
        var value = WithFilters(Sum());
        var line = tokens.Line;
        while (tokens.TakeAny(out var symbol, "+", "-", "~", "*", "/", "%"))
        {
            var (left, right) = (value, WithFilters(Product()));
            value = scope => TemplateOperators.Calculate(symbol, Value(left, scope, line), Value(right, scope, line), scope.Run, line);
        }

        return value;
    }

    private TemplateExpression WithFilters(TemplateExpression value)
    {
        while (tokens.TakeIf("|"))
        {
            var line = tokens.Line;
            var name = tokens.Name();
            value = TemplateCalls.Filter(source, line, name, value, tokens.Sees("(") ? Arguments() : []);
        }

        return value;
    }

    private TemplateExpression Sum()
    {
        var value = Product();
        var line = tokens.Line;
        while (tokens.TakeAny(out var symbol, "+", "-", "~"))
        {
            var (left, right) = (value, Product());
            value = scope => TemplateOperators.Calculate(symbol, Value(left, scope, line), Value(right, scope, line), scope.Run, line);
        }

        return value;
    }

    private TemplateExpression Product()
    {
        var operands = new OperandParser(source, tokens, this);
        var value = operands.Read();
        var line = tokens.Line;
        while (tokens.TakeAny(out var symbol, "*", "/", "%"))
        {
            var (left, right) = (value, operands.Read());
            value = scope => TemplateOperators.Calculate(symbol, Value(left, scope, line), Value(right, scope, line), scope.Run, line);
        }

        return value;
    }

    /// <summary>The value of an expression that must have one.</summary>
    public static object? Value(TemplateExpression expression, TemplateScope scope, int line)
    {
        scope.Run.Charge(1, line);
        return expression(scope) is var value && value is UndefinedValue undefined
            ? throw scope.Run.Source.At(line, $"'{undefined.Name}' is not defined", "Give it a value by the filter default, or ask for it by if")
            : value;
    }
}
