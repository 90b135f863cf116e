using Releasing.Files;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>Names of programs become file names on every system.</summary>
internal static class ProgramNames
{
    /// <summary>Says what is wrong with a name.</summary>
    public static IEnumerable<string> Check(string setting, string name)
    {
        if (!RelativePath.IsSafe(name) || name.Contains('/', StringComparison.Ordinal) || name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{setting} has the program name '{PlainText.Line(name)}'. Give a plain file name without folder and without .exe.";
        }
    }
}
