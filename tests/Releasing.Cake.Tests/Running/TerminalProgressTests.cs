using Cake.Core.Diagnostics;
using Releasing.Cake.Running;
using Spectre.Console;

namespace Releasing.Cake.Tests.Running;

public sealed class TerminalProgressTests : IDisposable
{
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";

    private readonly SharedText _output = new();
    private readonly RecordingLog _inner = new();
    private readonly LiveLog _log;
    private readonly IAnsiConsole _console;

    public TerminalProgressTests()
    {
        _log = new LiveLog(_inner);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(_output),
        });
        _console.Profile.Width = 100;
        _console.Profile.Height = 24;
    }

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Work_that_is_over_at_once_draws_nothing()
    {
        using (var scope = new TerminalProgress(_log, _console, TimeSpan.FromMinutes(1)).Begin("Build", 1))
        {
            scope.Started("linux");
            scope.Finished("linux", ItemOutcome.UpToDate, TimeSpan.Zero, []);
        }

        _output.ToString().ShouldBeEmpty();
        _inner.Lines.ShouldBe(["[1/1] linux: up to date"]);
    }

    [Fact]
    public void Each_running_item_and_all_of_them_have_a_bar()
    {
        using (var scope = Begin("Build", 2))
        {
            scope.Started("linux-x86_64");
            scope.Started("macos-[aarch64]");
            WaitFor("macos-[aarch64]");
            WaitFor("0/2");
            scope.Finished("linux-x86_64", ItemOutcome.Made, TimeSpan.FromSeconds(1), []);
            WaitFor("1/2");
        }

        _output.ToString().ShouldContain("linux-x86_64");
    }

    [Fact]
    public void Lines_of_the_log_go_above_the_bars_and_not_to_the_console_behind_them()
    {
        using (var scope = Begin("Build", 2))
        {
            scope.Started("linux");
            WaitFor("0/2");
            _log.Information("a {0} line", "middle");
            scope.Finished("linux", ItemOutcome.Failed, TimeSpan.FromSeconds(1), ["cannot find [lib]"]);
        }

        _log.Information("after");
        foreach (var line in new[] { "a middle line", "cannot find [lib]", "[1/2] linux: failed after 1.0 s" })
        {
            _output.ToString().ShouldContain(line);
        }

        _inner.Lines.ShouldBe(["after"]);
    }

    [Fact]
    public void The_cursor_comes_back()
    {
        using (var scope = Begin("Build", 1))
        {
            scope.Started("linux");
            WaitFor(HideCursor);
        }

        _output.ToString().LastIndexOf(ShowCursor, StringComparison.Ordinal).ShouldBeGreaterThan(_output.ToString().LastIndexOf(HideCursor, StringComparison.Ordinal));
    }

    [Fact]
    public void More_items_than_rows_never_scroll_the_bars_away()
    {
        _console.Profile.Height = 8;
        using var scope = Begin("Build", 50);
        for (var item = 0; item < 50; item++)
        {
            scope.Started($"item-{item:00}");
        }

        WaitFor("0/50");

        _output.ToString().ShouldContain("item-03");
        _output.ToString().ShouldNotContain("item-04");
    }

    [Fact]
    public void Quiet_logs_stay_quiet_while_there_are_bars()
    {
        _log.Verbosity = Verbosity.Minimal;
        using var scope = Begin("Build", 2);
        scope.Started("linux");
        WaitFor("0/2");

        _log.Information("not wanted");

        _output.ToString().ShouldNotContain("not wanted");
    }

    private IProgressScope Begin(string title, int total) => new TerminalProgress(_log, _console, TimeSpan.Zero).Begin(title, total);

    // Bars are drawn ten times a second by a thread of their own.
    private void WaitFor(string text) =>
        SpinWait.SpinUntil(() => _output.ToString().Contains(text, StringComparison.Ordinal), TimeSpan.FromSeconds(20)).ShouldBeTrue($"'{text}' never came");
}
