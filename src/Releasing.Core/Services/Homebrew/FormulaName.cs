using System.Text;
using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Services.Homebrew;

/// <summary>The name of a formula, which is that of its file, and the class in that file (Formula Cookbook, "A quick word on naming"; Homebrew's <c>Formulary.class_s</c>).</summary>
public sealed partial record FormulaName
{
    private const int Longest = 100;

    private FormulaName(string value) => Value = value;

    /// <summary>As users type it: <c>tool</c>, <c>tool@1.2</c>.</summary>
    public string Value { get; }

    /// <summary>The name without a version.</summary>
    public string Base => Value.Split('@')[0];

    /// <summary>It names one line of versions, <c>tool@1.2</c>, beside the formula of all.</summary>
    public bool IsVersioned => Value.Contains('@', StringComparison.Ordinal);

    /// <summary>
    /// The Ruby class: each part in upper case behind <c>-</c>, <c>_</c> and <c>.</c>, <c>x</c> for <c>+</c>, <c>AT</c> for <c>@</c>: <c>ToolAT12</c> for <c>tool@1.2</c>. Homebrew finds the class by
    /// this rule alone.
    /// </summary>
    public string ClassName
    {
        get
        {
            var name = new StringBuilder(Value.Length + 1);
            var upper = true;
            foreach (var letter in Value)
            {
                if (letter is '-' or '_' or '.')
                {
                    upper = true;
                    continue;
                }

                _ = letter switch
                {
                    '+' => name.Append('x'),
                    '@' => name.Append("AT"),
                    _ => name.Append(upper ? char.ToUpperInvariant(letter) : letter),
                };
                upper = false;
            }

            return name.ToString();
        }
    }

    /// <summary>The name of a formula.</summary>
    /// <param name="name">A name; letters are made small.</param>
    /// <param name="where">Who gave it, for messages.</param>
    /// <exception cref="InvalidInputException">No class can have it.</exception>
    public static FormulaName Of(string name, string where) => Find(name)
        ?? throw new InvalidInputException(where, $"'{PlainText.Line(name)}' cannot be the name of a formula", "Set Settings.Homebrew.Name to one that begins with a letter, with single '-', '_' or '.' between letters and digits");

    /// <summary>The name of a formula; null when no class can have it.</summary>
    /// <param name="name">A name; letters are made small.</param>
    public static FormulaName? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var small = name.ToLowerInvariant();
        return small.Length <= Longest && Pattern().IsMatch(small) ? new FormulaName(small) : null;
    }

    /// <summary>The formula of one line of versions.</summary>
    /// <param name="line">Such as <c>1.2</c>.</param>
    public FormulaName For(string line) => Of($"{Base}@{line}", "Settings.Homebrew");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z][a-z0-9+]*([-_.][a-z0-9][a-z0-9+]*)*(@[0-9]+(\.[0-9]+)*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
