using System.Text;

namespace Releasing.Formats.Linux.Contents;

/// <summary>What the path of an installed file may be.</summary>
internal static class DestinationPath
{
    // NAME_MAX and PATH_MAX of Linux, the latter less its NUL.
    private const int LongestPart = 255;
    private const int LongestPath = 4095;

    /// <summary>What is wrong with an absolute path, as the rest of a sentence; null when nothing is.</summary>
    /// <param name="path">The path, without a <c>/</c> at its end.</param>
    public static string? Problem(string path)
    {
        if (TextProblem(path) is { } problem)
        {
            return problem;
        }

        if (!path.StartsWith('/'))
        {
            return "is not absolute: begin it with '/'";
        }

        foreach (var part in path[1..].Split('/'))
        {
            if (part is "" or "." or "..")
            {
                return part == "" ? "has an empty part: write one '/' between names, and none where a file's own name is wanted" : $"has the part '{part}': write the path without it";
            }

            if (Encoding.UTF8.GetByteCount(part) > LongestPart)
            {
                return $"has a name of more than {LongestPart} bytes, which Linux does not allow: shorten it";
            }
        }

        return null;
    }

    /// <summary>What is wrong with the text of a path or of a link's target; null when nothing is.</summary>
    public static string? TextProblem(string text) => text switch
    {
        "" => "is empty",
        _ when text.Any(char.IsControl) => "holds a control character, which no package format can carry: rename it",
        _ when !PackageText.IsUnicode(text) => "is not valid Unicode: rename it",
        _ when Encoding.UTF8.GetByteCount(text) > LongestPath => $"is longer than {LongestPath} bytes, which Linux does not allow: shorten it",
        _ => null,
    };
}
