using Releasing.AcceptanceTests.Start;

namespace Releasing.AcceptanceTests;

/// <summary>A program of this repository as it was built beside these tests. It runs from its own output: these tests stand on one framework more than a program does, so their folder lacks what that brings.</summary>
internal static class BuiltProgram
{
    /// <summary>The program <c>releasing</c>.</summary>
    public static string Releasing => Of(Path.Combine("src", "Releasing.Cli"), "releasing");

    /// <summary>A program below <c>tests/</c>, named like its project.</summary>
    public static string OfTests(string project) => Of(Path.Combine("tests", project), project);

    private static string Of(string folder, string name)
    {
        var output = AppContext.BaseDirectory.TrimEnd('/', '\\').Split('/', '\\')[^2..];
        return Path.Combine(SmallRepository.Root, folder, "bin", output[0], output[1], name + ".dll");
    }
}
