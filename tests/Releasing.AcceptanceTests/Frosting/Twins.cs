using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Releasing.AcceptanceTests.Frosting;

/// <summary>The same graph twice: build.cake run by the real Cake of the Cake.Tool package, and a program over our Cake.Frosting.</summary>
public sealed class Twins : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("frosting-");
    private readonly string _script;

    public Twins()
    {
        _script = Path.Combine(_folder.FullName, "build.cake");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Frosting", "build.cake"), _script);
        File.WriteAllText(Path.Combine(_folder.FullName, "cake.config"), "[Settings]\nEnableScriptCache=true\n[Sample]\nColour=blue\n");

        // Compiles the script into the cache, so that what the compiler tells is in no comparison.
        Run(CakeTool, [_script, "--version"]).ExitCode.ShouldBe(0);
        Run(CakeTool, [_script, "--target=Leaf"]).ExitCode.ShouldBe(0);
    }

    private static string CakeTool => Path.Combine(
        typeof(Twins).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "CakeAssemblies").Value!,
        "Cake.dll");

    private static string Sample => Path.Combine(AppContext.BaseDirectory, "Cake.Frosting.Sample.dll");

    /// <summary>Runs the script and the program with the same arguments at the same time.</summary>
    internal (Outcome Script, Outcome Program) Run(params string[] arguments)
    {
        var script = Task.Run(() => Run(CakeTool, [_script, .. arguments]));
        var program = Run(Sample, arguments);
        return (script.GetAwaiter().GetResult(), program);
    }

    /// <summary>Starts both, waits until each has printed a line with the text, and interrupts them as Ctrl+C does.</summary>
    internal (Outcome Script, Outcome Program) Interrupt(string text, params string[] arguments)
        => (Interrupt(CakeTool, text, [_script, .. arguments]), Interrupt(Sample, text, arguments));

    public void Dispose() => _folder.Delete(recursive: true);

    private Outcome Run(string assembly, IEnumerable<string> arguments)
    {
        using var process = Start(assembly, arguments);
        return End(process, string.Empty);
    }

    private Outcome Interrupt(string assembly, string text, IEnumerable<string> arguments)
    {
        using var process = Start(assembly, arguments);
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

    private Process Start(string assembly, IEnumerable<string> arguments)
        => Process.Start(new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
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
