using System.Globalization;
using Cake.Core.Diagnostics;

namespace Releasing.Cake.Running;

/// <summary>One line for each item, in the order they end; for logs and pipes.</summary>
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
                log.Verbose("{0} …", item);
        }

        public void Finished(string item, ItemOutcome outcome, TimeSpan elapsed, IReadOnlyList<string> lines)
        {
            lock (_gate)
            {
                _finished++;
                foreach (var line in lines)
                    log.Write(Verbosity.Verbose, LogLevel.Verbose, "  {0}", line);
                log.Information("[{0}/{1}] {2}: {3}", _finished, total, item, Describe(outcome, elapsed));
            }
        }

        public void Dispose()
        {
        }

        private static string Describe(ItemOutcome outcome, TimeSpan elapsed) => outcome switch
        {
            ItemOutcome.Made => string.Create(CultureInfo.InvariantCulture, $"made in {elapsed.TotalSeconds:0.0} s"),
            ItemOutcome.UpToDate => "up to date",
            _ => string.Create(CultureInfo.InvariantCulture, $"failed after {elapsed.TotalSeconds:0.0} s"),
        };
    }
}
