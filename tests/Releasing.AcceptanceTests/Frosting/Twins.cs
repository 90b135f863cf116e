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
        Programs.Run(_folder, Programs.CakeTool, _script, "--target=Leaf").ExitCode.ShouldBe(0);
    }

    /// <summary>Runs the script and the program with the same arguments at the same time.</summary>
    internal (Outcome Script, Outcome Program) Run(params string[] arguments)
    {
        var script = Task.Run(() => Programs.Run(_folder, Programs.CakeTool, [_script, .. arguments]));
        var program = Programs.Run(_folder, Programs.Sample, arguments);
        return (script.GetAwaiter().GetResult(), program);
    }

    /// <summary>Starts both, waits until each has printed a line with the text, and interrupts them as Ctrl+C does.</summary>
    internal (Outcome Script, Outcome Program) Interrupt(string text, params string[] arguments)
        => (Programs.Interrupt(_folder, text, Programs.CakeTool, [_script, .. arguments]), Programs.Interrupt(_folder, text, Programs.Sample, arguments));

    public void Dispose() => _folder.Delete(recursive: true);
}
