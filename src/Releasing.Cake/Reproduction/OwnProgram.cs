using Releasing.Failures;

namespace Releasing.Cake.Reproduction;

/// <summary>How this very program is started again: the runtime with the program's file, or the program itself.</summary>
/// <param name="Path">What the operating system starts.</param>
/// <param name="Arguments">What stands before the program's own arguments.</param>
internal sealed record OwnProgram(string Path, IReadOnlyList<string> Arguments)
{
    /// <summary>Finds it.</summary>
    /// <exception cref="ReleaseException">The platform does not tell.</exception>
    public static OwnProgram Find()
    {
        var path = Environment.ProcessPath ?? throw new ReleaseException($"{TaskNames.Reproduce}: the platform does not tell which program this is, so it cannot be started again. Run it on Linux, macOS or Windows.");
        return System.IO.Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? new OwnProgram(path, [System.IO.Path.GetFullPath(Environment.GetCommandLineArgs()[0], AppContext.BaseDirectory)])
            : new OwnProgram(path, []);
    }
}
