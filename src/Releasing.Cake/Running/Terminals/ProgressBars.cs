using Spectre.Console;
using Spectre.Console.Rendering;

namespace Releasing.Cake.Running;

/// <summary>Bars at the foot of a terminal, one for each running item and one for all; they vanish when they are disposed of.</summary>
internal sealed class ProgressBars : IDisposable
{
    private const int LongestName = 44;

    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressContext> _opened = new();
    private readonly Task _drawing;
    private readonly ProgressContext _context;
    private readonly ProgressTask _all;
    private readonly string _title;
    private int _width;

    public ProgressBars(IAnsiConsole console, string title, int finished, int total)
    {
        _drawing = console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(Spinner.Known.Dots), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new CountColumn(), new ElapsedTimeColumn())
            .StartAsync(DrawAsync);
        _title = Shorten(title);
        _context = _opened.Task.GetAwaiter().GetResult();
        _all = _context.AddTask(Markup.Escape(_title), maxValue: total);
        _all.Value = finished;
        _all.Tag = total;
    }

    /// <summary>A bar for an item whose end nobody knows. Stopping removes it.</summary>
    public ProgressTask Add(string item)
    {
        var name = Shorten(item);
        var bar = _context.AddTaskBefore(Markup.Escape(name), new ProgressTaskSettings(), _all);
        bar.IsIndeterminate = true;

        // The column never shrinks again: bars that jump sideways whenever an item ends are hard to look at.
        _width = Math.Max(_width, name.Length);
        _all.Description = Markup.Escape(_title.PadRight(_width));
        return bar;
    }

    /// <summary>Takes a bar away.</summary>
    public void Remove(ProgressTask bar) => _context.RemoveTask(bar);

    /// <summary>How many items have ended.</summary>
    public void Advance(int finished) => _all.Value = finished;

    public void Dispose()
    {
        _closing.TrySetResult();
        _drawing.GetAwaiter().GetResult();
    }

    private Task DrawAsync(ProgressContext context)
    {
        _opened.SetResult(context);
        return _closing.Task;
    }

    private static string Shorten(string text)
    {
        var name = TerminalText.Clean(text);
        return name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
    }

    /// <summary>How many of how many, for the bar of all items.</summary>
    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Markup(task.Tag is int total ? $"{(int)task.Value}/{total}" : "");
    }
}
