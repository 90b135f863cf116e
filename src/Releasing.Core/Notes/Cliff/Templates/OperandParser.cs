using System.Globalization;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>Reads literals, variables with their tests, calls, lists and parentheses.</summary>
internal sealed class OperandParser(TemplateSource source, TokenCursor tokens, ExpressionParser expressions)
{
    /// <summary>Reads one.</summary>
    public TemplateExpression Read()
    {
        var token = tokens.Next;
        switch (token.Kind)
        {
            case TokenKind.Text:
                tokens.Take();
                var text = TemplateText.Own(token.Text);
                return _ => text;
            case TokenKind.Number:
                return Number("");
            case TokenKind.Symbol when tokens.TakeIf("("):
                var inner = expressions.Read();
                tokens.Expect(")");
                return inner;
            case TokenKind.Symbol when tokens.TakeIf("["):
                return List();
            case TokenKind.Symbol when tokens.TakeIf("-"):
                return Number("-");
            case TokenKind.Name:
                return Named();
            default:
                throw tokens.Wrong("a value");
        }
    }

    private TemplateExpression Number(string sign)
    {
        var token = tokens.Take();
        if (token.Kind != TokenKind.Number)
        {
            throw source.At(token.Line, $"'{token.Text}' stands where a number is wanted");
        }

        object value = long.TryParse(sign + token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? (object)whole
            : token.Text.Contains('.') ? double.Parse(sign + token.Text, CultureInfo.InvariantCulture) : throw source.At(token.Line, $"the number {token.Text} is too large");
        return _ => value;
    }

    // Lists of lists could double their size with every set.
    private TemplateExpression List()
    {
        var line = tokens.Line;
        var entries = new List<TemplateExpression>();
        while (!tokens.Sees("]"))
        {
            entries.Add(expressions.Read());
            if (!tokens.TakeIf(","))
            {
                break;
            }
        }

        tokens.Expect("]");
        return scope => entries.Select(entry => ExpressionParser.Value(entry, scope, line) is var value && value is null or bool or long or double or TemplateText
            ? value
            : throw source.At(line, $"a list holds {TemplateValue.Kind(value)}", "Put only texts, numbers and truth values in a list")).ToList();
    }

    private TemplateExpression Named()
    {
        var line = tokens.Line;
        var name = tokens.Name();
        if (name is "true" or "True" or "false" or "False")
        {
            object flag = name is "true" or "True";
            return _ => flag;
        }

        if (tokens.TakeIf("::"))
        {
            return MacroCall(name, line);
        }

        if (tokens.Sees("("))
        {
            return TemplateCalls.Function(source, line, name, expressions.Arguments());
        }

        var value = Path(name);
        return tokens.TakeWordIf("is") ? Test(value, line) : value;
    }

    private TemplateExpression MacroCall(string space, int line)
    {
        if (space != "self")
        {
            throw source.At(line, $"macros of '{space}' are of another template, which is not supported", "Define the macro in this template and call it as self::name()");
        }

        var name = tokens.Name();
        var arguments = expressions.Arguments();
        return scope => scope.Run.Call(name, TemplateCalls.Evaluate(arguments, scope, line), line);
    }

    private TemplateExpression Path(string name)
    {
        TemplateExpression value = scope => scope.Find(name);
        var whole = name;
        while (true)
        {
            var inner = value;
            if (tokens.TakeIf("."))
            {
                var member = tokens.Next.Kind is TokenKind.Name or TokenKind.Number ? tokens.Take().Text : throw tokens.Wrong("a name");
                whole += "." + member;
                var path = whole;
                value = scope => TemplateValue.Member(inner(scope), member) is var found && found is UndefinedValue ? new UndefinedValue(path) : found;
            }
            else if (tokens.TakeIf("["))
            {
                var line = tokens.Line;
                var key = expressions.Read();
                tokens.Expect("]");
                value = scope => TemplateValue.Member(inner(scope), TemplateValue.Written(ExpressionParser.Value(key, scope, line)).Text);
            }
            else
            {
                return value;
            }
        }
    }

    private TemplateExpression Test(TemplateExpression value, int line)
    {
        var isNegated = tokens.TakeWordIf("not");
        var name = tokens.Name();
        var arguments = new List<TemplateExpression>();
        if (tokens.TakeIf("("))
        {
            while (!tokens.Sees(")"))
            {
                arguments.Add(expressions.Read());
                if (!tokens.TakeIf(","))
                {
                    break;
                }
            }

            tokens.Expect(")");
        }

        var test = TemplateTests.Find(source, line, name, arguments.Count);
        return scope => test(value(scope), arguments.ConvertAll(argument => ExpressionParser.Value(argument, scope, line)), scope.Run, line) != isNegated;
    }
}
