using Cake.Core.Diagnostics;

namespace Releasing.Cake.Running;

/// <summary>One line for each item, in the order they end; for logs and pipes. What an item printed stands above its line when it failed or more is wanted.</summary>
public sealed class PlainProgress : IProgressDisplay
{
    private readonly ICakeLog _log;

    /// <summary>Shows progress in a log.</summary>
    /// <param name="log">Cake's log.</param>
    public PlainProgress(ICakeLog log) => _log = log;

    /// <inheritdoc/>
    public IProgressScope Begin(string title, int total) => new Scope(_log, total);

    private sealed class Scope(ICakeLog log, int total) : IProgressScope
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
            var wanted = outcome == ItemOutcome.Failed ? Verbosity.Quiet : Verbosity.Verbose;
            lock (_gate)
            {
                _finished++;
                foreach (var line in lines)
                {
                    log.Write(wanted, LogLevel.Information, "{0}", "  " + TerminalText.Clean(line));
                }

                log.Information("{0}", ProgressLine.Of(_finished, total, item, outcome, elapsed));
            }
        }

        public void Dispose()
        {
        }
    }
}
