using System.Globalization;
using System.Numerics;

namespace Releasing.Versions.Files;

/// <summary>
/// Requirements of one member of a workspace on another, which move along with it: <c>^1.2.3</c> becomes <c>^1.3.0</c> (Cargo book, "Specifying Dependencies"; npm, "package.json", dependencies).
/// What still admits the new version and was written with fewer numbers stays.
/// </summary>
internal static class VersionRequirement
{
    /// <summary>The version inside a requirement that has to change, and what it becomes; null when it stays as it is.</summary>
    /// <param name="requirement">One comparator; lists and ranges are never changed.</param>
    /// <param name="old">The version that the member had.</param>
    /// <param name="next">The version that it gets.</param>
    public static (int Start, int Length, string Replacement)? Follow(string requirement, SemanticVersion old, SemanticVersion next)
    {
        var start = 0;
        while (start < requirement.Length && (requirement[start] is '^' or '~' or '=' || char.IsWhiteSpace(requirement[start])))
        {
            start++;
        }

        var operation = requirement.AsSpan(0, start).Trim();
        var text = requirement[start..].TrimEnd();
        if (SemanticVersion.TryParse(text, out var written))
        {
            return written == next || (written != old && operation is not "=" && Admits(operation, Numbers(written), next) && SemanticVersion.ComparePrecedence(written, next) <= 0)
                ? null
                : (start, text.Length, next.ToString());
        }

        var parts = text.Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var numbers = parts.Select(part => BigInteger.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        return Admits(operation, numbers, next)
            ? null
            : (start, text.Length, next.IsPrerelease ? next.ToString() : string.Join('.', Numbers(next).Take(parts.Length)));
    }

    private static BigInteger[] Numbers(SemanticVersion version) => [version.Major, version.Minor, version.Patch];

    private static bool Admits(ReadOnlySpan<char> operation, BigInteger[] numbers, SemanticVersion next)
    {
        // Only a requirement that names a pre-release of the same numbers admits one.
        if (next.IsPrerelease)
        {
            return false;
        }

        var have = Numbers(next);
        var held = operation is "=" ? numbers.Length : operation is "~" ? Math.Min(numbers.Length, 2) : Math.Min(numbers.TakeWhile(number => number.IsZero).Count() + 1, numbers.Length);
        return numbers.Take(held).SequenceEqual(have.Take(held));
    }
}
