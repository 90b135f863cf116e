using System.Diagnostics;

namespace Releasing.AcceptanceTests;

/// <summary>The program <c>releasing</c> as it was built beside these tests.</summary>
internal static class ReleasingProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static Verdict Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Releasing, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"releasing took longer than {s_patience}.");
        }

        return new Verdict(process.ExitCode, text.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
