using System.Collections.Frozen;

namespace Releasing.Formats.HfsPlus;

/// <summary>
/// The order of names in a catalog that tells no case (TN1150, "Case-Insensitive String Comparison Algorithm"): characters are compared by number after the letters
/// of its table are put in lower case and the characters that it ignores are left out.
/// </summary>
internal sealed class HfsPlusNameOrder : IComparer<string>
{
    /// <summary>The one order.</summary>
    public static readonly HfsPlusNameOrder Instance = new();

    // TN1150's table, stretch by stretch: first and last character, the step from one to the next, and what is added to each.
    private static readonly (int First, int Last, int Step, int Added)[] s_stretches =
    [
        (0x41, 0x5A, 1, 32), (0xC6, 0xC6, 1, 32), (0xD0, 0xD0, 1, 32), (0xD8, 0xD8, 1, 32), (0xDE, 0xDE, 1, 32),
        (0x110, 0x110, 1, 1), (0x126, 0x126, 1, 1), (0x132, 0x132, 1, 1), (0x13F, 0x141, 2, 1), (0x14A, 0x152, 8, 1), (0x166, 0x166, 1, 1),
        (0x182, 0x184, 2, 1), (0x187, 0x18B, 4, 1), (0x191, 0x198, 7, 1), (0x1A2, 0x1A4, 2, 1), (0x1A7, 0x1AC, 5, 1), (0x1B3, 0x1B5, 2, 1), (0x1B8, 0x1BC, 4, 1),
        (0x181, 0x181, 1, 210), (0x186, 0x186, 1, 206), (0x189, 0x18A, 1, 205), (0x18E, 0x18E, 1, 79), (0x18F, 0x18F, 1, 202), (0x190, 0x190, 1, 203), (0x193, 0x193, 1, 205),
        (0x194, 0x194, 1, 207), (0x196, 0x196, 1, 211), (0x197, 0x197, 1, 209), (0x19C, 0x19C, 1, 211), (0x19D, 0x19D, 1, 213), (0x19F, 0x19F, 1, 214), (0x1A9, 0x1A9, 1, 218),
        (0x1AE, 0x1AE, 1, 218), (0x1B1, 0x1B2, 1, 217), (0x1B7, 0x1B7, 1, 219),
        (0x1C4, 0x1CA, 3, 2), (0x1C5, 0x1CB, 3, 1), (0x1E4, 0x1E4, 1, 1), (0x1F1, 0x1F1, 1, 2), (0x1F2, 0x1F2, 1, 1),
        (0x391, 0x3A1, 1, 32), (0x3A3, 0x3A9, 1, 32), (0x3E2, 0x3EE, 2, 1),
        (0x402, 0x402, 1, 80), (0x404, 0x406, 1, 80), (0x408, 0x40B, 1, 80), (0x40F, 0x40F, 1, 80), (0x410, 0x418, 1, 32), (0x41A, 0x42F, 1, 32),
        (0x460, 0x474, 2, 1), (0x478, 0x480, 2, 1), (0x490, 0x4BE, 2, 1), (0x4C3, 0x4CB, 4, 1),
        (0x531, 0x556, 1, 48), (0x10A0, 0x10C5, 1, 48), (0x2160, 0x216F, 1, 16), (0xFF21, 0xFF3A, 1, 32),
    ];

    private static readonly (int First, int Last)[] s_ignored = [(0x200C, 0x200F), (0x202A, 0x202E), (0x206A, 0x206F), (0xFEFF, 0xFEFF)];

    private static readonly FrozenDictionary<char, char> s_folded = Table().ToFrozenDictionary();

    private HfsPlusNameOrder()
    {
    }

    /// <summary>Compares two names in their form on the volume.</summary>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        for (var (i, j) = (0, 0); ;)
        {
            var (one, two) = (Next(left, ref i), Next(right, ref j));
            if (one != two || one == 0)
            {
                return one.CompareTo(two);
            }
        }
    }

    // The next character that is not ignored, in lower case; 0 at the end.
    private static int Next(string text, ref int index)
    {
        while (index < text.Length)
        {
            var character = text[index++];
            if (!char.IsBetween(character, '\u0001', '@') && s_folded.TryGetValue(character, out var folded))
            {
                character = folded;
            }

            if (character != 0)
            {
                return character;
            }
        }

        return 0;
    }

    private static Dictionary<char, char> Table()
    {
        // NUL comes behind everything; 0 means that a character is ignored.
        var table = new Dictionary<char, char> { ['\0'] = '\uFFFF' };
        foreach (var (first, last, step, added) in s_stretches)
        {
            for (var character = first; character <= last; character += step)
            {
                table.Add((char)character, (char)(character + added));
            }
        }

        foreach (var (first, last) in s_ignored)
        {
            for (var character = first; character <= last; character++)
            {
                table.Add((char)character, '\0');
            }
        }

        return table;
    }
}
