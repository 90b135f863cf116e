using System.Globalization;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.Iso9660;

/// <summary>
/// Names for readers that know no Rock Ridge (ECMA-119, 7.5 and 7.6): capital letters, digits and '_', at most 31 characters, each once in its directory.
/// </summary>
internal static class IsoIdentifiers
{
    private const int LongestDirectory = 31;
    private const int LongestFile = 30;
    private const int LongestExtension = 8;

    /// <summary>The identifiers of what lies in a directory.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<TreeNode> nodes)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. nodes.Select(node => Unique(node, taken, next))];
    }

    /// <summary>Compares two (ECMA-119, 9.3): name and extension each as if blanks followed.</summary>
    public static int Compare(string left, string right)
    {
        var (one, two) = (Parts(left), Parts(right));
        var byName = string.CompareOrdinal(one.Name.PadRight(LongestDirectory), two.Name.PadRight(LongestDirectory));
        return byName != 0 ? byName : string.CompareOrdinal(one.Extension.PadRight(LongestDirectory), two.Extension.PadRight(LongestDirectory));
    }

    private static string Unique(TreeNode node, HashSet<string> taken, Dictionary<string, int> next)
    {
        var isDirectory = node.Kind == EntryKind.Directory;
        var dot = isDirectory ? -1 : node.Name.LastIndexOf('.');
        var extension = dot < 0 ? "" : Cut(Clean(node.Name[(dot + 1)..]), LongestExtension);
        var name = Clean(dot < 0 ? node.Name : node.Name[..dot]);
        var room = isDirectory ? LongestDirectory : LongestFile - extension.Length;
        var stem = Cut(name, room);
        var key = $"{stem}.{extension}.{isDirectory}";
        for (var number = next.GetValueOrDefault(key); ; number++)
        {
            var ending = number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
            var candidate = Cut(stem, room - ending.Length) + ending;
            var identifier = isDirectory ? candidate : $"{candidate}.{extension};1";
            if (candidate.Length > 0 && taken.Add(isDirectory ? candidate + "." : $"{candidate}.{extension}"))
            {
                next[key] = number + 1;
                return identifier;
            }
        }
    }

    private static (string Name, string Extension) Parts(string identifier)
    {
        var version = identifier.IndexOf(';', StringComparison.Ordinal);
        var whole = version < 0 ? identifier : identifier[..version];
        var dot = whole.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (whole, "") : (whole[..dot], whole[(dot + 1)..]);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) ? c : '_'));
}
