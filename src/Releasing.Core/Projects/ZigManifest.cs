using System.Text;

namespace Releasing.Projects;

/// <summary>
/// build.zig.zon: name and version at its top level (Zig's doc/build.zig.zon.md). The name is a text up to Zig 0.13 and an enum literal after it.
/// </summary>
internal static class ZigManifest
{
    public static ManifestFacts? Read(string root)
    {
        var path = Path.Combine(root, "build.zig.zon");
        if (!File.Exists(path))
        {
            return null;
        }

        var fields = Fields(File.ReadAllText(path));
        return new ManifestFacts { Name = fields.GetValueOrDefault(".name"), Version = fields.GetValueOrDefault(".version") };
    }

    /// <summary>The fields <c>.name = value</c> of the outermost struct whose value is a text or a literal.</summary>
    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string field = "", last = "";
        var depth = 0;
        foreach (var token in Tokens(text))
        {
            if (depth == 1 && field.Length > 0 && token is not ("{" or "}" or "." or ","))
            {
                fields.TryAdd(field, token.TrimStart('.', '"'));
            }

            field = depth == 1 && token == "=" ? last : "";
            last = token;
            depth += token == "{" ? 1 : token == "}" ? -1 : 0;
        }

        return fields;
    }

    /// <summary>Names with their dot, texts with a quote before them, and single characters; comments and white space are left out.</summary>
    private static IEnumerable<string> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at++;
            if (text[start] == '/' && at < text.Length && text[at] == '/')
            {
                at = text.IndexOf('\n', at);
                at = at < 0 ? text.Length : at;
            }
            else if (text[start] == '"')
            {
                yield return ReadText(text, ref at);
            }
            else if (IsName(text[start]))
            {
                while (at < text.Length && IsName(text[at]))
                {
                    at++;
                }

                yield return text[start..at];
            }
            else if (!char.IsWhiteSpace(text[start]))
            {
                yield return text[start..at];
            }
        }
    }

    private static string ReadText(string text, ref int at)
    {
        var value = new StringBuilder("\"");
        while (at < text.Length && text[at] is not ('"' or '\n'))
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            value.Append(text[at++]);
        }

        at++;
        return value.ToString();
    }

    private static bool IsName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '@';
}
