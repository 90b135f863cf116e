using System.Security.Cryptography;
using System.Text;

namespace Releasing.Files;

/// <summary>
/// Turns any text (a tag, a task name) into one file name that means the same on every file system: letters, digits and
/// <c>- _ . +</c> stay, every other byte of the UTF-8 form becomes <c>%xx</c>. Different texts give different names, also
/// where upper and lower case are one, and no text leaves the folder or names a device.
/// </summary>
public static class PortableName
{
    private const int LongestName = 200;

    /// <summary>The file name of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="foldsCase">
    /// True (default) writes capital letters as <c>%xx</c>, so that <c>V1</c> and <c>v1</c> differ on a system that ignores case;
    /// false keeps them, for texts that already differ by more than case.
    /// </param>
    /// <returns>At most 200 ASCII characters, never empty.</returns>
    public static string Of(string text, bool foldsCase = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = new StringBuilder(text.Length + 8);
        var bytes = Encoding.UTF8.GetBytes(text);
        var device = IsDevice(text);
        for (var index = 0; index < bytes.Length; index++)
        {
            var character = (char)bytes[index];
            var dotAtAnEnd = character == '.' && (index == 0 || index == bytes.Length - 1);
            if (IsKept(character, foldsCase) && !dotAtAnEnd && !(device && index == 0))
            {
                name.Append(character);
            }
            else
            {
                name.Append('%').Append(Convert.ToHexStringLower([(byte)character]));
            }
        }

        if (name.Length == 0)
        {
            return "%";
        }

        if (name.Length <= LongestName)
        {
            return name.ToString();
        }
        // The digest keeps two long texts apart; '%-' is produced by nothing else.
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return string.Concat(name.ToString(0, LongestName - digest.Length - 2), "%-", digest);
    }

    /// <summary>Whether Windows keeps a name for a device, with or without an extension ("Naming Files, Paths, and Namespaces").</summary>
    /// <param name="name">A file name.</param>
    public static bool IsDevice(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var stem = name.Split('.', 2)[0].TrimEnd(' ').ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
            || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && stem[3] is >= '0' and <= '9');
    }

    private static bool IsKept(char character, bool foldsCase) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_' or '.' or '+'
        || (!foldsCase && char.IsAsciiLetterUpper(character));
}
