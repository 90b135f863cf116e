using Cake.Core.Diagnostics;

namespace Releasing.Cake.Running;

/// <summary>Cake's log under GitHub Actions: errors become annotations, and no other line is a workflow command.</summary>
internal sealed class GitHubActionsLog : ICakeLog
{
    private const string DefaultTitle = "Release";

    // Cake says first which task failed, then why. The second becomes the annotation and has the task as its title.
    private const string Announcement = "An error occurred when executing task";

    private readonly ICakeLog _log;
    private readonly TextWriter _output;

    public GitHubActionsLog(ICakeLog log, TextWriter output)
    {
        _log = log;
        _output = output;
    }

    public Verbosity Verbosity
    {
        get => _log.Verbosity;
        set => _log.Verbosity = value;
    }

    /// <summary>The task that works just now; null between tasks.</summary>
    public string? Task { get; set; }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity > Verbosity)
        {
            return;
        }

        var text = LogText.Of(format, args);
        if (level <= LogLevel.Error && !text.StartsWith(Announcement, StringComparison.Ordinal))
        {
            // The runner shows the message of an annotation in the log as well.
            _output.WriteLine(WorkflowCommand.Error(TerminalText.Clean(Task ?? DefaultTitle), WithoutPrefix(text)));
        }
        else if (WorkflowCommand.Inert(text) is var inert && inert != text)
        {
            _log.Write(verbosity, level, "{0}", inert);
        }
        else
        {
            _log.Write(verbosity, level, format, args);
        }
    }

    private static string WithoutPrefix(string text)
    {
        const string prefix = "Error: ";
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
    }
}
