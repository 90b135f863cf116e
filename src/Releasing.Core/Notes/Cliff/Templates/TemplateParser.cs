namespace Releasing.Notes.Cliff.Templates;

/// <summary>Reads the parts of a template: text, <c>{{ }}</c>, <c>if</c>, <c>for</c>, <c>set</c>, <c>set_global</c>, <c>macro</c>, <c>filter</c>, <c>break</c>, <c>continue</c>.</summary>
internal sealed class TemplateParser
{
    private const int Deepest = 24;
    private readonly TemplateSource _source;
    private readonly IReadOnlyList<TemplatePiece> _pieces;
    private readonly Dictionary<string, TemplateMacro> _macros = new(StringComparer.Ordinal);
    private int _at;
    private int _depth;
    private int _loops;

    private TemplateParser(TemplateSource source)
    {
        _source = source;
        _pieces = TemplateLexer.Read(source);
    }

    /// <summary>Reads a template.</summary>
    /// <returns>Its parts and its macros.</returns>
    public static (IReadOnlyList<TemplateNode> Body, IReadOnlyDictionary<string, TemplateMacro> Macros) Read(TemplateSource source)
    {
        var parser = new TemplateParser(source);
        return (parser.Body(null, 1, out _), parser._macros);
    }

    // Up to one of the tags that end it, whose tokens are handed out behind its name.
    private List<TemplateNode> Body(string? opening, int line, out (string Name, TokenCursor Tokens) end, params string[] ends)
    {
        if (++_depth > Deepest)
        {
            throw _source.At(line, $"tags are nested more than {Deepest} deep", "Use macros for parts of it");
        }

        var nodes = new List<TemplateNode>();
        while (_at < _pieces.Count)
        {
            var piece = _pieces[_at++];
            if (piece.Text is not null || piece.Prints)
            {
                nodes.Add(piece.Text is null ? Print(piece) : Text(piece.Text, piece.Line));
                continue;
            }

            var tokens = new TokenCursor(_source, piece);
            var name = tokens.Name();
            if (ends.Contains(name))
            {
                _depth--;
                end = (name, tokens);
                return nodes;
            }

            if (Tag(name, tokens, piece.Line) is { } node)
            {
                nodes.Add(node);
            }
        }

        if (opening is not null)
        {
            throw _source.At(line, $"{opening} is not closed", $"Close it by {{% {ends[^1]} %}}");
        }

        _depth--;
        end = ("", new TokenCursor(_source, new TemplatePiece(line, null, [], false)));
        return nodes;
    }

    private TemplateNode? Tag(string name, TokenCursor tokens, int line) => name switch
    {
        "if" => If(tokens, line),
        "for" => For(tokens, line),
        "set" or "set_global" => Set(tokens, line, name == "set_global"),
        "macro" => Macro(tokens, line),
        "filter" => Filter(tokens, line),
        "break" => Jump(tokens, line, TemplateFlow.Break),
        "continue" => Jump(tokens, line, TemplateFlow.Continue),
        "include" or "import" or "extends" or "block" => throw _source.At(line, $"the tag '{name}' needs other templates, which there are none of", "Write all in one template"),
        _ => throw _source.At(line, $"the tag '{name}' is not known or closes nothing"),
    };

    private static TemplateNode Text(string text, int line)
    {
        var own = TemplateText.Own(text);
        return scope =>
        {
            scope.Run.Write(own, line);
            return TemplateFlow.Next;
        };
    }

    private TemplateNode Print(TemplatePiece piece)
    {
        var value = Expression(new TokenCursor(_source, piece));
        return scope =>
        {
            scope.Run.Write(TemplateValue.Written(scope.Run.Checked(ExpressionParser.Value(value, scope, piece.Line), piece.Line)), piece.Line);
            return TemplateFlow.Next;
        };
    }

    private TemplateNode If(TokenCursor tokens, int line)
    {
        var branches = new List<(TemplateExpression? Condition, List<TemplateNode> Body)>();
        TemplateExpression? condition = Expression(tokens);
        while (true)
        {
            var body = Body("if", line, out var end, condition is null ? ["endif"] : ["elif", "else", "endif"]);
            branches.Add((condition, body));
            if (end.Name == "endif")
            {
                end.Tokens.ExpectEnd();
                break;
            }

            condition = end.Name == "elif" ? Expression(end.Tokens) : null;
            end.Tokens.ExpectEnd();
        }

        return scope =>
        {
            scope.Run.EnsureStack(line);
            var body = branches.Find(branch => branch.Condition is null || TemplateValue.IsTrue(branch.Condition(scope))).Body;
            return body is null ? TemplateFlow.Next : scope.Render(body);
        };
    }

    private TemplateNode For(TokenCursor tokens, int line)
    {
        var name = tokens.Name();
        var key = tokens.TakeIf(",") ? name : null;
        name = key is null ? name : tokens.Name();
        tokens.ExpectWord("in");
        var values = Expression(tokens);
        _loops++;
        var body = Body("for", line, out var end, "else", "endfor");
        _loops--;
        var otherwise = end.Name == "else" ? Body("for", line, out end, "endfor") : [];
        end.Tokens.ExpectEnd();
        return new TemplateLoop(line, key, name, values, body, otherwise).Render;
    }

    private TemplateNode Set(TokenCursor tokens, int line, bool isGlobal)
    {
        var name = tokens.Name();
        tokens.Expect("=");
        var value = Expression(tokens);
        return scope =>
        {
            var result = ExpressionParser.Value(value, scope, line);
            if (isGlobal)
            {
                scope.SetGlobal(name, result);
            }
            else
            {
                scope.Set(name, result);
            }

            return TemplateFlow.Next;
        };
    }

    private TemplateNode? Macro(TokenCursor tokens, int line)
    {
        if (_depth > 1)
        {
            throw _source.At(line, "a macro is defined inside of another tag", "Define it outside");
        }

        var name = tokens.Name();
        var parameters = new List<(string Name, TemplateExpression? Otherwise)>();
        tokens.Expect("(");
        while (!tokens.Sees(")"))
        {
            var parameter = tokens.Name();
            parameters.Add((parameter, tokens.TakeIf("=") ? new ExpressionParser(_source, tokens).Read() : null));
            if (!tokens.TakeIf(","))
            {
                break;
            }
        }

        tokens.Expect(")");
        tokens.ExpectEnd();
        _macros[name] = new TemplateMacro(parameters, Body("macro", line, out _, "endmacro"));
        return null;
    }

    private TemplateNode Filter(TokenCursor tokens, int line)
    {
        var name = tokens.Name();
        var arguments = tokens.Sees("(") ? new ExpressionParser(_source, tokens).Arguments() : [];
        tokens.ExpectEnd();
        var body = Body("filter", line, out var end, "endfilter");
        end.Tokens.ExpectEnd();
        var value = TemplateCalls.Filter(_source, line, name, scope => scope.Run.Capture(scope, body, line), arguments);
        return scope =>
        {
            scope.Run.Write(TemplateValue.Written(ExpressionParser.Value(value, scope, line)), line);
            return TemplateFlow.Next;
        };
    }

    private TemplateNode Jump(TokenCursor tokens, int line, TemplateFlow flow)
    {
        tokens.ExpectEnd();
        return _loops > 0 ? _ => flow : throw _source.At(line, "break or continue stands outside of a loop");
    }

    private TemplateExpression Expression(TokenCursor tokens)
    {
        var expression = new ExpressionParser(_source, tokens).Read();
        tokens.ExpectEnd();
        return expression;
    }
}
