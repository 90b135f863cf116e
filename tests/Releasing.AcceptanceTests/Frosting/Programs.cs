using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Releasing.AcceptanceTests.Frosting;

/// <summary>Runs compiled programs as processes of their own.</summary>
internal static class Programs
{
    /// <summary>Gets the real Cake, as the Cake.Tool package carries it.</summary>
    public static string CakeTool => Path.Combine(
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "CakeAssemblies").Value!,
        "Cake.dll");

    /// <summary>Gets the program over our Cake.Frosting.</summary>
    public static string Sample => BuiltProgram.OfTests("Cake.Frosting.Sample");

    public static Outcome Run(DirectoryInfo folder, string assembly, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, assembly, arguments);
        return End(process, string.Empty);
    }

    /// <summary>Runs until a line with the text was printed, then interrupts as Ctrl+C does.</summary>
    public static Outcome Interrupt(DirectoryInfo folder, string text, string assembly, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, assembly, arguments);
        var output = new StringBuilder();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Append(line).Append('\n');
            if (line.Contains(text, StringComparison.Ordinal))
            {
                Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            }
        }

        return End(process, output.ToString());
    }

    private static Process Start(DirectoryInfo folder, string assembly, IEnumerable<string> arguments)
        => Process.Start(new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static Outcome End(Process process, string outputSoFar)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = outputSoFar + process.StandardOutput.ReadToEnd();
        process.WaitForExit(60_000).ShouldBeTrue();
        return Outcome.Of(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
