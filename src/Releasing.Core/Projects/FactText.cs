using Releasing.Text;

namespace Releasing.Projects;

/// <summary>Makes what manifests say fit for use, or null where it is not.</summary>
internal static class FactText
{
    private const int LongestName = 100;

    public static string? Line(string? text)
    {
        var line = PlainText.Line(text).Trim();
        return line.Length > 0 ? line : null;
    }

    /// <summary>The name without an npm scope, with <c>-</c> for what a file name should not hold.</summary>
    public static string? Name(string? text)
    {
        var own = text is ['@', ..] ? text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..] : text ?? "";
        var fit = string.Concat(own.Trim().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '+' or '-' ? letter : '-'));
        fit = fit.TrimStart('.', '_', '+', '-').TrimEnd('.', '-');
        return fit.Length is > 0 and <= LongestName ? fit : null;
    }

    /// <summary>An SPDX expression; Cargo's old <c>MIT/Apache-2.0</c> meant OR (Cargo book, "The license and license-file fields").</summary>
    public static string? Licence(string? text)
    {
        var line = Line(text)?.Replace("/", " OR ", StringComparison.Ordinal);
        return line is null || line.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '+' or ' ' or '(' or ')' or ':'))
            || line.StartsWith("SEE LICEN", StringComparison.Ordinal) || line is "UNLICENSED"
            ? null
            : line;
    }

    public static string? WebAddress(string? text) =>
        Uri.TryCreate(Line(text), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? uri.OriginalString : null;

    /// <summary><c>Name &lt;address&gt;</c>, without the page that npm allows after it; null without an address.</summary>
    public static string? Person(string? text)
    {
        var line = Line(text) ?? "";
        var open = line.IndexOf('<', StringComparison.Ordinal);
        var close = line.IndexOf('>', StringComparison.Ordinal);
        return open > 0 && close > open + 1 && line[..open].Trim() is { Length: > 0 } name
            ? $"{name} <{line[(open + 1)..close].Trim()}>"
            : null;
    }
}
