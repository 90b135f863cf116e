using System.Text;

namespace Releasing.PackageHost;

/// <summary>File names of every kind that Linux allows and a package can carry.</summary>
internal sealed class RandomNames(Random random)
{
    private const int LongestName = 255;
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+";

    // Wildcards, quotes and whatever else a shell, a listing or a template could take for its own.
    private const string Special = " *?[]{}()'\"`$\\;&#%~!:|<>@=+,^-";

    private static readonly string[] s_letters = ["ä", "ß", "é", "e\u0301", "й", "ע", "日", "本", "한", "\u200d", "🚀", "𝒳", "ﬁ", "\u00a0"];

    /// <summary>A name of any kind.</summary>
    public string Any() => random.Next(10) switch
    {
        0 => Of(random.Next(101, 254), PlainLetter),
        1 => Of(LongestName, PlainLetter),
        2 or 3 => Of(random.Next(1, 40), () => s_letters[random.Next(s_letters.Length)]),
        4 or 5 => Of(random.Next(1, 30), () => random.Next(2) == 0 ? PlainLetter() : Special[random.Next(Special.Length)].ToString()),
        6 => "." + Short(),
        7 => "...",
        _ => Short(),
    };

    /// <summary>A short name of ASCII letters.</summary>
    public string Short() => Of(random.Next(1, 12), () => Plain[random.Next(52)].ToString());

    private string PlainLetter() => Plain[random.Next(Plain.Length)].ToString();

    private static string Of(int length, Func<string> letter)
    {
        var name = new StringBuilder();
        for (var bytes = 0; bytes < length;)
        {
            var next = letter();
            bytes += Encoding.UTF8.GetByteCount(next);
            if (bytes <= LongestName)
            {
                name.Append(next);
            }
        }

        return name.ToString() is "." or ".." ? "dots" : name.ToString();
    }
}
