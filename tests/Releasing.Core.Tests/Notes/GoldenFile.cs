using System.Runtime.CompilerServices;

namespace Releasing.Tests.Notes;

/// <summary>Expected texts that lie beside the tests; the variable RELEASING_GOLDEN=refresh writes them anew.</summary>
internal static class GoldenFile
{
    public static void ShouldHold(string name, string text, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("RELEASING_GOLDEN") == "refresh")
        {
            var folder = Path.GetDirectoryName(here)!;
            while (Path.GetFileName(folder) != "Notes")
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            File.WriteAllText(Path.Combine(folder, "Golden", name), text);
            return;
        }

        text.ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notes", "Golden", name)).ReplaceLineEndings("\n"), name);
    }
}
