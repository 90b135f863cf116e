using System.Runtime.CompilerServices;

namespace Releasing.Core.Tests.Formats.Msi;

/// <summary>Expected rows that lie beside the tests; the variable RELEASING_GOLDEN=refresh writes them anew.</summary>
internal static class GoldenRows
{
    public static void ShouldHold(string name, string text, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("RELEASING_GOLDEN") == "refresh")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "Golden", name), text);
            return;
        }

        text.ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Msi", "Golden", name)).ReplaceLineEndings("\n"), name);
    }
}
