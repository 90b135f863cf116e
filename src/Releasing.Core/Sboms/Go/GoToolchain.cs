using Releasing.Text;

namespace Releasing.Sboms.Go;

/// <summary>The toolchain as a component: vulnerability databases of Go list the standard library as module <c>stdlib</c>, its version without <c>go</c> and without <c>v</c>.</summary>
internal static class GoToolchain
{
    private const string Prefix = "go";

    public static Component StandardLibrary(string version, string evidence) => new()
    {
        Ecosystem = Ecosystem.Go,
        Name = "stdlib",
        Version = Number(PlainText.Line(version)),
        Licence = "BSD-3-Clause",
        FoundIn = [evidence],
    };

    // "go1.23.4", "go1.23.4 X:boringcrypto", "devel go1.24-abcdef0 Mon Jan 1 …": experiments and dates are not part of the number.
    private static string Number(string version)
    {
        var word = version.Split(' ').FirstOrDefault(part => part.StartsWith(Prefix, StringComparison.Ordinal)) ?? version;
        return word.StartsWith(Prefix, StringComparison.Ordinal) ? word[Prefix.Length..] : word;
    }
}
