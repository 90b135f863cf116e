using System.Diagnostics;
using System.Text;

namespace Releasing.AcceptanceTests;

/// <summary>
/// A script of ours in node over the libraries of tools/validators, which judge our work. Where they are missing the test is skipped, or fails if RELEASING_REQUIRE_VALIDATORS is 1.
/// </summary>
public static class NodeScript
{
    /// <summary>Where tools/install-validators.sh puts the libraries.</summary>
    public const string Libraries = "/opt/releasing-validators/node_modules";

    /// <summary>How a script is started: <c>node FILE ARGUMENTS…</c>, with the libraries on its path; the caller adds what it redirects.</summary>
    /// <param name="file">The script, relative to the folder of the tests' output.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Start(string file, params string[] arguments)
    {
        Validator.Require("node");
        Validator.RequireFolder(Libraries);
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, file), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NODE_PATH"] = Libraries;
        start.Environment["TZ"] = "UTC";
        return start;
    }

    /// <summary>Runs a script to its end, within two minutes.</summary>
    /// <param name="file">The script, relative to the folder of the tests' output.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Verdict Run(string file, params string[] arguments)
    {
        using var process = Process.Start(Start(file, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"node {file} {string.Join(' ', arguments)} took longer than two minutes.");
        }

        return new Verdict(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
