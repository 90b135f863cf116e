using Cake.Core.Diagnostics;
using Spectre.Console;

namespace Releasing.Cake.Running;

/// <summary>
/// Bars while something takes its time, and the same lines as <see cref="PlainProgress"/> above them. Work that is over at once, as
/// when everything is up to date, draws no bars.
/// </summary>
internal sealed class TerminalProgress : IProgressDisplay
{
    private readonly LiveLog _log;
    private readonly IAnsiConsole _console;
    private readonly TimeSpan _patience;

    /// <summary>Draws on a console.</summary>
    /// <param name="log">The log whose lines go above the bars.</param>
    /// <param name="console">A console that can move its cursor.</param>
    /// <param name="patience">How long work goes on before there are bars. Default: a fifth of a second.</param>
    public TerminalProgress(LiveLog log, IAnsiConsole console, TimeSpan? patience = null)
    {
        _log = log;
        _console = console;
        _patience = patience ?? TimeSpan.FromMilliseconds(200);
    }

    public IProgressScope Begin(string title, int total) => new Scope(
        new PlainProgress(_log).Begin(title, total), _log, _console, title, total, _patience);

    private sealed class Scope : IProgressScope
    {
        // A line of log and the bar of all items always fit beside the bars.
        private const int RowsKeptFree = 4;

        private readonly Lock _gate = new();
        private readonly Dictionary<string, ProgressTask?> _running = new(StringComparer.Ordinal);
        private readonly IProgressScope _lines;
        private readonly LiveLog _log;
        private readonly IAnsiConsole _console;
        private readonly string _title;
        private readonly int _total;
        private readonly Timer _timer;
        private ProgressBars? _bars;
        private int _finished;
        private bool _closed;

        public Scope(IProgressScope lines, LiveLog log, IAnsiConsole console, string title, int total, TimeSpan patience)
        {
            _lines = lines;
            _log = log;
            _console = console;
            _title = title;
            _total = total;
            _timer = new Timer(_ => Open(), null, patience, Timeout.InfiniteTimeSpan);
        }

        public void Started(string item)
        {
            _lines.Started(item);
            lock (_gate)
            {
                _running.TryAdd(item, null);
                ShowBars();
            }
        }

        public void Finished(string item, ItemOutcome outcome, TimeSpan elapsed, IReadOnlyList<string> lines)
        {
            lock (_gate)
            {
                _finished++;
                if (_running.Remove(item, out var bar) && bar is not null)
                {
                    _bars?.Remove(bar);
                }

                _bars?.Advance(_finished);
                ShowBars();
            }

            _lines.Finished(item, outcome, elapsed, lines);
        }

        public void Dispose()
        {
            _timer.Dispose();
            ProgressBars? bars;
            lock (_gate)
            {
                _closed = true;
                bars = _bars;
                _bars = null;
            }

            bars?.Dispose();
            _log.Above = null;
            _lines.Dispose();
        }

        private void Open()
        {
            lock (_gate)
            {
                // Two sets of bars cannot share the foot of one terminal; the one that is there stays.
                if (_closed || _log.Above is not null)
                {
                    return;
                }

                _bars = new ProgressBars(_console, _title, _finished, _total);
                _log.Above = Write;
                ShowBars();
            }
        }

        // More bars than the terminal has rows would scroll away and leave their traces; those that wait get the next free row.
        private void ShowBars()
        {
            if (_bars is null)
            {
                return;
            }

            var room = Math.Max(1, _console.Profile.Height - RowsKeptFree) - _running.Values.Count(bar => bar is not null);
            foreach (var item in _running.Where(item => item.Value is null).Select(item => item.Key).Take(Math.Max(0, room)).ToList())
            {
                _running[item] = _bars.Add(item);
            }
        }

        private void Write(LogLevel level, string text) => _console.WriteLine(text, level switch
        {
            LogLevel.Fatal or LogLevel.Error => new Style(Color.Red),
            LogLevel.Warning => new Style(Color.Yellow),
            LogLevel.Verbose or LogLevel.Debug => new Style(Color.Grey),
            _ => Style.Plain,
        });
    }
}
