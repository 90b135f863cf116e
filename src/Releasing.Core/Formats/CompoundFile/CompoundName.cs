using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.CompoundFile;

/// <summary>Names in a compound file: which are allowed (MS-CFB 2.6.1) and in what order they stand (2.6.4).</summary>
internal static class CompoundName
{
    /// <summary>UTF-16 units of the longest name.</summary>
    public const int Longest = 31;

    /// <summary>What the root is called.</summary>
    public const string Root = "Root Entry";

    /// <summary>Shorter names before longer ones, names of one length by their upper-case UTF-16 units.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string name) => name switch
    {
        "" => "the name is empty",
        { Length: > Longest } => $"the name has {name.Length} characters, and at most {Longest} fit",
        _ when name.AsSpan().IndexOfAny("/\\:!\0") is >= 0 and var at => $"the name holds U+{(int)name[at]:X4}, which none may",
        _ => null,
    };

    /// <summary>Refuses a name.</summary>
    /// <exception cref="InvalidInputException">The name is empty, too long, or holds a forbidden character.</exception>
    public static void Check(string name)
    {
        if (Problem(name) is { } problem)
        {
            throw new InvalidInputException($"Stream '{PlainText.Line(name)}'", problem, "Choose another name (MS-CFB 2.6.1)");
        }
    }

    private static int Compare(string? one, string? two)
    {
        var (left, right) = (one ?? "", two ?? "");
        if (left.Length != right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (char.ToUpperInvariant(left[i]).CompareTo(char.ToUpperInvariant(right[i])) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }
}
