using System.Text;
using Cake.Core.IO;

namespace Releasing.Cake.Tools;

/// <summary>
/// One argument that reaches the program exactly as it is, whatever stands in it. Cake hands arguments on as one string, which .NET
/// (on Unix) or the C runtime of the program (on Windows) takes apart again: backslashes before a quotation mark count double, a quotation mark
/// is escaped by one ("Parsing C command-line arguments", Microsoft C++ documentation). Cake's own quoting leaves both out.
/// </summary>
public sealed class LiteralArgument : IProcessArgument
{
    /// <summary>Wraps a value.</summary>
    /// <param name="value">Any text without NUL.</param>
    public LiteralArgument(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("An argument cannot have a NUL character in it.", nameof(value));
        }

        Value = value;
    }

    /// <summary>The argument as the program sees it.</summary>
    public string Value { get; }

    /// <summary>Arguments that each reach the program as they are.</summary>
    /// <param name="values">The arguments in order.</param>
    public static ProcessArgumentBuilder Builder(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var builder = new ProcessArgumentBuilder();
        foreach (var value in values)
        {
            builder.Append(new LiteralArgument(value));
        }

        return builder;
    }

    /// <inheritdoc/>
    public string Render()
    {
        if (Value.Length > 0 && !Value.Any(character => character == '"' || char.IsWhiteSpace(character)))
        {
            return Value;
        }

        var rendered = new StringBuilder(Value.Length + 2).Append('"');
        var backslashes = 0;
        foreach (var character in Value)
        {
            if (character == '\\')
            {
                backslashes++;
                continue;
            }

            rendered.Append('\\', character == '"' ? (backslashes * 2) + 1 : backslashes).Append(character);
            backslashes = 0;
        }

        return rendered.Append('\\', backslashes * 2).Append('"').ToString();
    }

    /// <inheritdoc/>
    public string RenderSafe() => Render();

    /// <inheritdoc/>
    public override string ToString() => Render();
}
