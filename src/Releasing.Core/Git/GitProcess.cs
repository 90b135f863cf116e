using System.Diagnostics;
using Releasing.Failures;

namespace Releasing.Git;

/// <summary>A running git whose output is read as it comes. Disposing it early ends it.</summary>
public sealed class GitProcess : IDisposable
{
    private readonly Process _process;
    private readonly IReadOnlyList<string> _arguments;
    private readonly Task<string> _error;

    internal GitProcess(Process process, IReadOnlyList<string> arguments)
    {
        _process = process;
        _arguments = arguments;
        _process.StandardInput.Close();

        // Read beside the output, or a long error message would fill its pipe and stop git. A thread that waits: reading such a pipe asynchronously brings up all of the sockets.
        _error = Task.Run(process.StandardError.ReadToEnd);
    }

    /// <summary>Standard output, byte by byte as git writes it.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Waits for the end, after <see cref="Output"/> was read to its end.</summary>
    public (int ExitCode, string Error) Finish()
    {
        var error = _error.GetAwaiter().GetResult();
        _process.WaitForExit();
        return (_process.ExitCode, error);
    }

    /// <summary>Waits for the end, after <see cref="Output"/> was read to its end; a failure is an exception.</summary>
    /// <exception cref="ReleaseException">git ended with another exit code than 0.</exception>
    public void FinishSuccessfully()
    {
        var (exitCode, error) = Finish();
        if (exitCode != 0)
        {
            throw GitProgram.Failure(_arguments, exitCode, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // What is ended early is a walk through the history, which starts no other process. To look for one would read about every process of the machine.
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
