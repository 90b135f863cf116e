using System.Collections.Immutable;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Deb;

/// <summary>One stanza of a control file, deb822(5): fields in their order, values with their continuation lines as they stand.</summary>
public sealed class DebStanza
{
    private DebStanza(ImmutableArray<DebField> fields) => Fields = fields;

    /// <summary>The fields. A value of several lines holds them with LF and their leading spaces.</summary>
    public ImmutableArray<DebField> Fields { get; }

    /// <summary>The value of a field in any letter case; null when there is none.</summary>
    /// <param name="name">The field.</param>
    public string? this[string name] => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Reads a text that is exactly one stanza.</summary>
    /// <param name="text">The text, with LF or CR LF.</param>
    /// <param name="path">What messages call the file it comes from.</param>
    /// <exception cref="InvalidInputException">It is none: a line that is neither field nor continuation, a field twice, a second stanza.</exception>
    public static DebStanza Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = ImmutableArray.CreateBuilder<DebField>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n'))
        {
            if (line.Any(character => char.IsControl(character) && character != '\t'))
            {
                throw Wrong(path, line, "holds a control character");
            }

            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (fields.Count == 0 || line.Trim().Length == 0)
                {
                    throw Wrong(path, line, "continues no field");
                }

                fields[^1] = fields[^1] with { Value = fields[^1].Value + "\n" + line.TrimEnd() };
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || line.AsSpan(0, colon).ContainsAnyExceptInRange('!', '~') || line[0] is '#' or '-')
            {
                throw Wrong(path, line, "is no field");
            }

            if (!names.Add(line[..colon]))
            {
                throw Wrong(path, line, "is there twice");
            }

            fields.Add(new DebField(line[..colon], line[(colon + 1)..].Trim()));
        }

        return new DebStanza(fields.ToImmutable());
    }

    private static InvalidInputException Wrong(string path, string line, string what) =>
        new(path, $"its control file is damaged, '{PlainText.Line(line)}' {what} (deb822(5))", "Build or download the package again");
}
