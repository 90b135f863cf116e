using System.Diagnostics;
using System.Text;

namespace Releasing.Cake.Testing.Clones;

/// <summary>Runs a program to its end, with its output in the order in which it came.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="variables">What its environment has besides; null takes one away.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string?> variables, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        void Take(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
            {
                lock (output)
                {
                    output.AppendLine(line.Data);
                }
            }
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{command[0]} took longer than {patience}. It wrote:\n{Text(output)}");
        }

        return (process.ExitCode, Text(output));
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
