using System.Diagnostics;
using Cake.Core.IO;

namespace Releasing.Cake.Running;

/// <summary>A program that <see cref="ProcessTreeRunner"/> started; its output is read as it comes, so that no pipe fills up.</summary>
internal sealed class RunningProcess : IProcess
{
    // A grandchild that outlives its parent keeps the pipes open; what it still writes is not waited for longer than this.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];
    private readonly Task _reading;

    public RunningProcess(Process process, ProcessSettings settings)
    {
        _process = process;
        var output = settings.RedirectStandardOutput || settings.Silent
            ? ReadAsync(process.StandardOutput, settings.RedirectedStandardOutputHandler, _output, settings.RedirectStandardOutput) : Task.CompletedTask;
        var error = settings.RedirectStandardError || settings.Silent
            ? ReadAsync(process.StandardError, settings.RedirectedStandardErrorHandler, _error, settings.RedirectStandardError) : Task.CompletedTask;
        var input = settings.StandardInput is { } text ? WriteAsync(process.StandardInput.BaseStream, text.Memory) : Task.CompletedTask;
        _reading = Task.WhenAll(output, error, input);
    }

    public void WaitForExit()
    {
        _process.WaitForExit(Timeout.Infinite);
        Drain();
    }

    public bool WaitForExit(int milliseconds)
    {
        if (!_process.WaitForExit(milliseconds))
        {
            return false;
        }

        Drain();
        return true;
    }

    public int GetExitCode() => _process.ExitCode;

    public IEnumerable<string> GetStandardOutput() => Copy(_output);

    public IEnumerable<string> GetStandardError() => Copy(_error);

    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _process.Dispose();

    private void Drain() => _reading.Wait(s_grace);

    private static async Task ReadAsync(StreamReader reader, Func<string, string>? handler, List<string> lines, bool keep)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            // A handler may swallow a line by answering null, as with Cake's own runner.
            if ((handler is null ? line : handler(line)) is { } kept && keep)
            {
                lock (lines)
                {
                    lines.Add(kept);
                }
            }
        }
    }

    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await input.WriteAsync(bytes).ConfigureAwait(false);
            await input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            // The program ended, or closed its input, before it read everything: its exit code tells what that means.
            Debug.WriteLine(exception.Message);
        }
    }

    private static List<string> Copy(List<string> lines)
    {
        lock (lines)
        {
            return [.. lines];
        }
    }
}
