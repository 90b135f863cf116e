using System.Globalization;
using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Tools;

/// <summary>
/// A program started through Cake's tool machinery (look-up, <c>ToolPath</c>, fake runners in tests), with its lines going to a log as they come, and a
/// failure that names program, command, exit code and the last lines.
/// </summary>
/// <typeparam name="TSettings">The program's settings.</typeparam>
public abstract class LoggedTool<TSettings> : Tool<TSettings>
    where TSettings : LoggedToolSettings
{
    private const int LinesQuoted = 20;

    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    protected LoggedTool(ICakeContext context)
        : base(
            (context ?? throw new ArgumentNullException(nameof(context))).FileSystem, context.Environment, context.ProcessRunner, context.Tools)
    {
    }

    /// <summary>Runs the program to its end.</summary>
    /// <param name="settings">What to do.</param>
    /// <exception cref="ReleaseException">It is missing, took too long, or ended with another exit code than 0.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; the program and what it started are ended.</exception>
    public void Run(TSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Cancellation.ThrowIfCancellationRequested();
        var arguments = settings.Arguments();
        var command = settings.Mask(CommandLine.Describe(GetToolExecutableNames(settings).First(), arguments));
        var shown = settings.EnvironmentVariables?.ToDictionary(variable => variable.Key, variable => settings.SecretVariables.Contains(variable.Key) ? "***" : variable.Value);
        settings.Log?.WriteLine($"$ {CommandLine.DescribeEnvironment(shown)}{command}");
        var errors = new Queue<string>();
        using var process = Start(settings, arguments, errors);
        using (settings.Cancellation.Register(process.Kill))
        {
            Wait(process, settings, command);
        }

        settings.Cancellation.ThrowIfCancellationRequested();
        settings.PostAction?.Invoke(process);
        var code = process.GetExitCode();
        if (code != 0 && settings.HandleExitCode?.Invoke(code) != true)
        {
            throw Failure(settings, command, code, errors);
        }
    }

    private IProcess Start(TSettings settings, IReadOnlyList<string> arguments, Queue<string> errors)
    {
        Action<string> log = line => settings.Log?.WriteLine(line);
        var process = new ProcessSettings
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectedStandardOutputHandler = line => settings.Output is null ? Take(log, settings.Filter(line), errors) : Take(settings.Output, line, null),
            RedirectedStandardErrorHandler = line => Take(log, line, errors),

            // No program may wait for a person who is not there.
            StandardInput = new ProcessStandardInput(settings.StandardInput),
            Silent = true,
        };
        try
        {
            return RunProcess(settings, LiteralArgument.Builder(arguments), process);
        }
        catch (CakeException exception)
        {
            throw new ReleaseException($"{Prefix(settings)}{exception.Message.TrimEnd('.')}. Install it, or put it on PATH; --target=Doctor says how.", exception);
        }
    }

    private void Wait(IProcess process, TSettings settings, string command)
    {
        if (settings.ToolTimeout is not { } limit)
        {
            process.WaitForExit();
            return;
        }

        if (!process.WaitForExit((int)Math.Min(limit.TotalMilliseconds, int.MaxValue)))
        {
            process.Kill();
            process.WaitForExit();
            settings.Cancellation.ThrowIfCancellationRequested();
            throw new ReleaseException(string.Create(
                CultureInfo.InvariantCulture, $"{Prefix(settings)}{GetToolName()} was ended after its time limit of {limit:c}. Raise the limit, or see where it hangs{LogHint(settings)}.\n  $ {command}"));
        }
    }

    private ReleaseException Failure(TSettings settings, string command, int code, Queue<string> errors)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"{Prefix(settings)}{GetToolName()} ended with exit code {code}. Mend what its last lines say{LogHint(settings)}.\n  $ {command}");
        IReadOnlyList<string> last;
        lock (errors)
        {
            last = [.. errors];
        }

        foreach (var line in last)
        {
            message.Append("\n  ").Append(settings.Mask(PlainText.Line(line)));
        }

        return new ReleaseException(message.ToString());
    }

    private static string? Take(Action<string> sink, string? line, Queue<string>? kept)
    {
        if (line is null)
        {
            return null;
        }

        sink(line);
        if (kept is not null && line.Length > 0)
        {
            lock (kept)
            {
                kept.Enqueue(Running.TerminalText.Clean(line));
                if (kept.Count > LinesQuoted)
                {
                    kept.Dequeue();
                }
            }
        }

        return null;
    }

    private static string Prefix(TSettings settings) => settings.Where.Length == 0 ? "" : $"{settings.Where}: ";

    private static string LogHint(TSettings settings) => settings.Log is null ? "" : $"; everything is in {settings.Log.FilePath}";
}
