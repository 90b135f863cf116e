using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Polly;
using Polly.Retry;
using Releasing.Text;

namespace Releasing.Verification.Folders.Execution;

/// <summary>Starts a program with <c>--version</c>: with closed input, an environment of its own, bounded output and a time limit.</summary>
internal static class ProgramProbe
{
    private const int MostOutput = 16 * 1024;
    private const int FirstOfLoader = 126;

    // text file busy: some other process was being started while the program was written, and holds it for a moment.
    private const int TextFileBusy = 26;

    private static readonly string[] s_kept = ["PATH", "SystemRoot", "SystemDrive", "DOTNET_ROOT"];

    private static readonly ResiliencePipeline s_patience = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Win32Exception>(error => error.NativeErrorCode == TextFileBusy),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromMilliseconds(100),
        })
        .Build();

    /// <summary>Starts it.</summary>
    /// <returns>What failed, or null and the first line that it printed.</returns>
    public static async Task<(FolderReason? Failure, string Message)> RunAsync(string program, string folder, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = await s_patience.ExecuteAsync(_ => ValueTask.FromResult(Start(program, folder)), cancellationToken);
        }
        catch (Win32Exception error)
        {
            return (FolderReason.ProgramDoesNotStart, string.Create(CultureInfo.InvariantCulture, $"the system refuses to start it (error {error.NativeErrorCode})"));
        }

        using (process)
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(timeLimit);
            try
            {
                process.StandardInput.Close();
                var errors = ReadAsync(process.StandardError, limit.Token);
                var output = await ReadAsync(process.StandardOutput, limit.Token);
                await process.WaitForExitAsync(limit.Token);
                var text = output.Length > 0 ? output : await errors;
                var code = process.ExitCode;

                // 126 and 127 are the loader's, 128 and more a signal's; whatever else is the program's own word.
                return code is < 0 or >= FirstOfLoader
                    ? (FolderReason.ProgramDoesNotStart, string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {code}"))
                    : (null, code == 0 ? FirstLine(text) : string.Create(CultureInfo.InvariantCulture, $"it starts, and does not know --version (exit code {code})"));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (FolderReason.ProgramHangs, $"it did not end within {timeLimit:c}");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static Process Start(string program, string folder)
    {
        var start = new ProcessStartInfo(program, ["--version"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // No token of the release is within its reach, and what it writes at home goes with the folder.
        foreach (var name in start.Environment.Keys.Except(s_kept, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var name in new[] { "HOME", "USERPROFILE", "TMPDIR", "TMP", "TEMP" })
        {
            start.Environment[name] = folder;
        }

        return Process.Start(start) ?? throw new Win32Exception();
    }

    // What it prints beyond that is read and dropped, or the program would wait for a reader.
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            text.Append(buffer, 0, Math.Min(read, MostOutput - Math.Min(MostOutput, text.Length)));
        }

        return text.ToString();
    }

    private static string FirstLine(string text)
    {
        var line = PlainText.Line(text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "").Trim();
        return line.Length == 0 ? "it starts" : line.Length <= 100 ? line : line[..99] + "…";
    }
}
