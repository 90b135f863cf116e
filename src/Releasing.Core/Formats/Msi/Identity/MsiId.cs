using System.Security.Cryptography;
using System.Text;

namespace Releasing.Formats.Msi;

/// <summary>Keys of rows: identifiers that say what they stand for and follow from it alone.</summary>
internal static class MsiId
{
    private const int LongestName = 40;

    /// <summary>The identifier of a path: <c>File_tool.exe_0123456789AB</c>. Paths that differ in case alone have the same one.</summary>
    /// <param name="kind">What it stands for, a word of letters.</param>
    /// <param name="path">The path.</param>
    public static string Of(string kind, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var shown = new StringBuilder(kind).Append('_');
        foreach (var character in name.Length > LongestName ? name[..LongestName] : name)
        {
            shown.Append(char.IsAsciiLetterOrDigit(character) || character == '.' ? character : '_');
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(path.ToLowerInvariant()));
        return shown.Append('_').Append(Convert.ToHexString(digest.AsSpan(0, 6))).ToString();
    }
}
