using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Releasing.AcceptanceTests.Homebrew;

/// <summary>Evaluates formulae by a little of Homebrew's language, in one process of ruby.</summary>
internal static class FormulaEvaluation
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>What each formula says on a platform.</summary>
    /// <param name="tasks">Path, system (<c>macos</c>, <c>linux</c>), processor (<c>arm</c>, <c>intel</c>), and a prefix to install into or null.</param>
    public static IReadOnlyList<JsonObject> Run(IEnumerable<(string Path, string Os, string Arch, string? Prefix)> tasks)
    {
        Validator.Require("ruby");
        var start = new ProcessStartInfo("ruby", [Path.Combine(AppContext.BaseDirectory, "Homebrew", "formula-stub.rb")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        foreach (var (path, os, arch, prefix) in tasks)
        {
            process.StandardInput.WriteLine(new JsonObject { ["path"] = path, ["os"] = os, ["arch"] = arch, ["install"] = prefix }.ToJsonString());
        }

        process.StandardInput.Close();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"ruby took longer than {s_patience}.");
        }

        process.ExitCode.ShouldBe(0, error.GetAwaiter().GetResult());
        return [.. output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonObject>(line)!)];
    }
}
