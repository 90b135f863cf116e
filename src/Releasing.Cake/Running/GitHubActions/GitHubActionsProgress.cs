using Cake.Core.Diagnostics;

namespace Releasing.Cake.Running;

/// <summary>One line for each item; what it printed follows in a group that can be opened, or openly when it failed.</summary>
internal sealed class GitHubActionsProgress : IProgressDisplay
{
    private readonly ICakeLog _log;
    private readonly TextWriter _output;

    public GitHubActionsProgress(ICakeLog log, TextWriter output)
    {
        _log = log;
        _output = output;
    }

    public IProgressScope Begin(string title, int total) => new Scope(_log, _output, title, total);

    private sealed class Scope(ICakeLog log, TextWriter output, string title, int total) : IProgressScope
    {
        private readonly Lock _gate = new();
        private int _finished;

        public void Started(string item)
        {
            lock (_gate)
            {
                log.Verbose("{0} …", TerminalText.Clean(item));
            }
        }

        public void Finished(string item, ItemOutcome outcome, TimeSpan elapsed, IReadOnlyList<string> lines)
        {
            lock (_gate)
            {
                _finished++;
                log.Information("{0}", ProgressLine.Of(_finished, total, item, outcome, elapsed));
                if (lines.Count == 0 || (outcome != ItemOutcome.Failed && log.Verbosity < Verbosity.Normal))
                {
                    return;
                }

                // A group is closed at first: a failure must be seen without a click.
                var grouped = outcome != ItemOutcome.Failed;
                if (grouped)
                {
                    output.WriteLine(WorkflowCommand.Group(TerminalText.Clean($"{title}: {item}")));
                }

                foreach (var line in lines)
                {
                    output.WriteLine(WorkflowCommand.Inert(TerminalText.Clean(line)));
                }

                if (grouped)
                {
                    output.WriteLine(WorkflowCommand.EndGroup);
                }
            }
        }

        public void Dispose()
        {
        }
    }
}
