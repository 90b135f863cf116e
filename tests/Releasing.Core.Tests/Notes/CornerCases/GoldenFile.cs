using System.Reflection;
using System.Text;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>
/// Expected texts under names, in one file in <c>Expected</c>: <c># name</c> and the text below it. With <c>RELEASING_GOLDEN=refresh</c> in the environment the file is written anew from what
/// comes out, for a reader of the difference to judge.
/// </summary>
public static class GoldenFile
{
    private const string Heading = "# ";

    /// <summary>The file is to be written.</summary>
    public static bool Refreshes => Environment.GetEnvironmentVariable("RELEASING_GOLDEN") == "refresh";

    /// <summary>The texts of a file.</summary>
    public static IReadOnlyDictionary<string, string> Read(string file) => File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n")
        .Split('\n' + Heading)
        .Select(section => section.Split('\n', 2))
        .ToDictionary(section => section[0].Replace(Heading, "", StringComparison.Ordinal), section => section[1].TrimEnd('\n') + "\n", StringComparer.Ordinal);

    /// <summary>Writes a file, where that is wanted.</summary>
    public static void Refresh(string file, IEnumerable<(string Name, string Text)> sections)
    {
        if (Refreshes)
        {
            File.WriteAllText(PathOf(file), string.Join('\n', sections.Select(section => $"{Heading}{section.Name}\n{section.Text.TrimEnd('\n')}\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    private static string PathOf(string file) => Path.Combine(
        typeof(GoldenFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!,
        "tests", "Releasing.Core.Tests", "Notes", "CornerCases", "Expected", file);
}
