using System.Text;

namespace Releasing.Formats.Msi.Database;

/// <summary>
/// Names of streams in the compound file: two of the 64 characters that names are mostly made of share one UTF-16 unit from U+3800, a single one is
/// U+4800 and more; a table's name begins with U+4840. Other characters stand for themselves.
/// </summary>
internal static class MsiStreamName
{
    private const char TableMark = '\u4840';
    private const char Pairs = '\u3800';
    private const char Singles = '\u4800';
    private const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";

    /// <summary>Whether a name in the file is that of a table.</summary>
    public static bool IsTable(string stored) => stored.StartsWith(TableMark);

    /// <summary>The name that stands in the file.</summary>
    public static string Encode(string name, bool isTable)
    {
        // The summary and signatures are known to every program by their plain names.
        if (name.StartsWith('\u0005'))
        {
            return name;
        }

        var encoded = new StringBuilder(name.Length);
        if (isTable)
        {
            encoded.Append(TableMark);
        }

        for (var i = 0; i < name.Length; i++)
        {
            var first = Characters.IndexOf(name[i], StringComparison.Ordinal);
            var second = i + 1 < name.Length ? Characters.IndexOf(name[i + 1], StringComparison.Ordinal) : -1;
            if (first < 0)
            {
                encoded.Append(name[i]);
            }
            else if (second < 0)
            {
                encoded.Append((char)(Singles + first));
            }
            else
            {
                encoded.Append((char)(Pairs + first + (second << 6)));
                i++;
            }
        }

        return encoded.ToString();
    }

    /// <summary>The name that people know.</summary>
    public static string Decode(string stored)
    {
        var name = new StringBuilder(stored.Length * 2);
        foreach (var unit in stored.AsSpan(IsTable(stored) ? 1 : 0))
        {
            if (unit is >= Pairs and < Singles)
            {
                name.Append(Characters[(unit - Pairs) & 0x3F]).Append(Characters[(unit - Pairs) >> 6]);
            }
            else
            {
                name.Append(unit is >= Singles and < TableMark ? Characters[unit - Singles] : unit);
            }
        }

        return name.ToString();
    }
}
