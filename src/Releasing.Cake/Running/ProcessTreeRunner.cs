using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;

namespace Releasing.Cake.Running;

/// <summary>
/// Starts programs for Cake's tools. Unlike Cake's own runner it reads output as UTF-8 on every system, and ends a program
/// together with everything that program started: compilers and test runners are whole trees of processes.
/// </summary>
public sealed class ProcessTreeRunner : IProcessRunner
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ICakeEnvironment _environment;
    private readonly ICakeLog _log;

    /// <summary>Creates the runner.</summary>
    /// <param name="environment">Where a relative working folder starts.</param>
    /// <param name="log">Where command lines go at diagnostic verbosity.</param>
    public ProcessTreeRunner(ICakeEnvironment environment, ICakeLog log)
    {
        _environment = environment;
        _log = log;
    }

    /// <inheritdoc/>
    /// <exception cref="CakeException">The program did not start.</exception>
    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(filePath);
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo(filePath.FullPath)
        {
            // Rendered by Cake; .NET takes it apart by the same rules on every system (see LiteralArgument).
            Arguments = settings.Arguments?.Render() ?? "",
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = settings.RedirectStandardOutput || settings.Silent,
            RedirectStandardError = settings.RedirectStandardError || settings.Silent,
            RedirectStandardInput = settings.StandardInput is not null,
        };
        if (!settings.NoWorkingDirectory)
        {
            start.WorkingDirectory = (settings.WorkingDirectory ?? _environment.WorkingDirectory).MakeAbsolute(_environment).FullPath;
        }

        start.StandardOutputEncoding = start.RedirectStandardOutput ? s_utf8 : null;
        start.StandardErrorEncoding = start.RedirectStandardError ? s_utf8 : null;
        foreach (var (name, value) in settings.EnvironmentVariables ?? new Dictionary<string, string>())
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        _log.Debug("{0} {1}", filePath.FullPath, settings.Arguments?.RenderSafe() ?? "");
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            process.Dispose();
            throw new CakeException($"{filePath.FullPath} did not start: {exception.Message}", exception);
        }

        return new RunningProcess(process, settings);
    }
}
