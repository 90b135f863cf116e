using System.Globalization;
using System.Text;

namespace Releasing.Benchmarks.Measuring;

/// <summary>Small files of text in folders, the same each time.</summary>
internal static class SmallFiles
{
    private static readonly string[] s_words = ["release", "package", "of", "the", "and", "signature", "checksum", "linux", "a", "to", "version", "\n", "0x7f", "archive", "{", "}", "value", "="];

    /// <summary>Writes so many files of 200 to 8,000 characters into 50 folders of a folder.</summary>
    public static void Fill(string folder, int count)
    {
        var random = new Random(5);
        for (var number = 0; number < count; number++)
        {
            var part = Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"part{number % 50:00}"))).FullName;
            var text = new StringBuilder();
            for (var length = random.Next(200, 8000); text.Length < length;)
            {
                text.Append(s_words[random.Next(s_words.Length)]).Append(' ');
            }

            File.WriteAllText(Path.Combine(part, string.Create(CultureInfo.InvariantCulture, $"file{number:0000}.{(number % 3 == 0 ? "json" : "txt")}")), text.ToString());
        }
    }
}
