using System.Security.Cryptography;
using System.Text;

namespace Releasing.Formats.Msi;

/// <summary>
/// Names of at most eight and three characters beside the long ones, which file systems without long names and 16 bit programs see ("Filename" data type). They follow from the
/// long name, so that a new neighbour does not change those that are there, but where two would meet.
/// </summary>
internal static class MsiShortNames
{
    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-$~!#%&{}()@'`^";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int CountOfDigits = 3;

    /// <summary>What the tables call the members of one folder.</summary>
    /// <param name="names">Their long names, none of which differs from another in case alone.</param>
    /// <returns>The name where it is short already, otherwise <c>SHORT|long</c>, by long name.</returns>
    public static IReadOnlyDictionary<string, string> In(IEnumerable<string> names)
    {
        var ordered = names.Order(StringComparer.Ordinal).ToList();
        var taken = new HashSet<string>(ordered.Where(IsShort), StringComparer.OrdinalIgnoreCase);
        return ordered.ToDictionary(name => name, name => IsShort(name) ? name : $"{Free(name, taken)}|{name}", StringComparer.Ordinal);
    }

    /// <summary>Whether a name needs no other.</summary>
    public static bool IsShort(string name)
    {
        var parts = name.Split('.');
        return parts.Length <= 2 && parts[0].Length is > 0 and <= 8 && (parts.Length == 1 || parts[1].Length is > 0 and <= 3)
            && name.All(character => character == '.' || Allowed.Contains(char.ToUpperInvariant(character), StringComparison.Ordinal));
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var dot = name.LastIndexOf('.');
        var stem = Cut(dot > 0 ? name[..dot] : name, 8 - CountOfDigits - 1);
        var ending = dot > 0 ? Cut(name[(dot + 1)..], 3) : "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant()));
        for (var number = (hash[0] << 8) | hash[1]; ; number++)
        {
            var candidate = $"{stem}~{Number(number)}{(ending.Length > 0 ? "." + ending : "")}";
            if (taken.Add(candidate))
            {
                return candidate;
            }
        }
    }

    private static string Cut(string text, int length) =>
        string.Concat(text.ToUpperInvariant().Where(character => char.IsAsciiLetterOrDigit(character) || character == '_').Take(length));

    private static string Number(int number)
    {
        var digits = new char[CountOfDigits];
        for (var index = CountOfDigits - 1; index >= 0; index--)
        {
            digits[index] = Digits[number % Digits.Length];
            number /= Digits.Length;
        }

        return new string(digits);
    }
}
