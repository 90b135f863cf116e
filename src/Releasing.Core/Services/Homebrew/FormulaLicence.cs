using Releasing.Sboms.Licences;

namespace Releasing.Services.Homebrew;

/// <summary>
/// A licence as formulae write it (Licence Guidelines of Homebrew): <c>"MIT"</c>, <c>any_of: ["Apache-2.0", "MIT"]</c>, <c>"GPL-2.0-only" =&gt; { with: "…" }</c>; what SPDX cannot say is
/// <c>:cannot_represent</c>.
/// </summary>
internal static class FormulaLicence
{
    private const string CannotSay = ":cannot_represent";

    // Two spaces and "license " before it stay within the 118 columns of Homebrew's style.
    private const int Widest = 108;

    /// <summary>The lines behind <c>license</c>; null without a licence.</summary>
    /// <param name="field">An SPDX expression, or other words.</param>
    public static IReadOnlyList<string>? Lines(string? field) => LicenceText.Read(field) switch
    {
        null => null,
        { Form: LicenceForm.Words } => [CannotSay],
        { References.Count: > 0 } => [CannotSay],
        { Text: var text } => Broken(Read(text)),
    };

    private static List<string> Broken(Part whole)
    {
        var line = whole.Bare;
        return line.Length <= Widest ? [line]
            : whole.Parts.Count > 0 && whole.Parts.All(part => part.Length <= Widest) ? [$"{whole.Word}: [", .. whole.Parts.Select(part => $"  {part},"), "]"]
            : [CannotSay];
    }

    // WITH binds before AND, AND before OR (SPDX 2.3, annex D.4); two stacks instead of recursion over what others wrote.
    private static Part Read(string expression)
    {
        var values = new Stack<Part>();
        var operators = new Stack<string>();
        foreach (var token in expression.Replace("(", "( ", StringComparison.Ordinal).Replace(")", " )", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (token == "(")
            {
                operators.Push(token);
            }
            else if (token == ")")
            {
                while (operators.Peek() != "(")
                {
                    Join(values, operators.Pop());
                }

                operators.Pop();
            }
            else if (Strength(token) is > 0 and var strength)
            {
                while (operators.Count > 0 && Strength(operators.Peek()) >= strength)
                {
                    Join(values, operators.Pop());
                }

                operators.Push(token);
            }
            else
            {
                values.Push(new Part("", [], RubyText.Literal(token)));
            }
        }

        while (operators.Count > 0)
        {
            Join(values, operators.Pop());
        }

        return values.Pop();
    }

    private static void Join(Stack<Part> values, string word)
    {
        var (right, left) = (values.Pop(), values.Pop());
        values.Push(word == "WITH"
            ? new Part("with", [], $"{left.Bare} => {{ with: {right.Bare} }}")
            : Joined(word == "AND" ? "all_of" : "any_of", left, right));
    }

    private static Part Joined(string word, Part left, Part right)
    {
        var parts = new[] { left, right }.SelectMany(part => part.Word == word ? part.Parts : [part.Inner]).Distinct(StringComparer.Ordinal).ToList();
        return new Part(word, parts, $"{word}: [{string.Join(", ", parts)}]");
    }

    private static int Strength(string token) => token switch { "WITH" => 3, "AND" => 2, "OR" => 1, _ => 0 };

    private sealed record Part(string Word, IReadOnlyList<string> Parts, string Bare)
    {
        /// <summary>As it stands inside of another.</summary>
        public string Inner => Word.Length == 0 ? Bare : $"{{ {Bare} }}";
    }
}
