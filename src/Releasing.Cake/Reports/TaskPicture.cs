using System.Globalization;
using System.Text;
using Releasing.Cake.Running;

namespace Releasing.Cake.Reports;

/// <summary>
/// The graph of tasks with their times as an SVG picture: on the left who waits for whom, on the right when each task ran and how long.
/// Colours come from the page's style sheet.
/// </summary>
internal static class TaskPicture
{
    private const double Width = 1040;
    private const double RowHeight = 28;
    private const double LaneWidth = 18;
    private const double Margin = 12;
    private const double Head = 26;
    private const double LabelWidth = 104;

    // The average width of a letter of 13 pixels in the usual sans serif faces; names are never cut.
    private const double LetterWidth = 7.4;

    /// <summary>Draws it.</summary>
    public static string Draw(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var tasks = report.Tasks;
        var lanes = new TaskLanes(tasks, report.Dependencies);
        var names = Margin + (lanes.Width * LaneWidth) + 4;
        var bars = names + (tasks.Max(task => task.Name.Length) * LetterWidth) + 16;
        var scale = new TimeScale(tasks, bars, Width - LabelWidth);
        var height = Head + (tasks.Count * RowHeight) + Margin;
        var svg = new StringBuilder();
        Add(svg, $"<svg class=\"picture\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"picture-title\">\n");
        svg.Append("<title id=\"picture-title\">Tasks from top to bottom in the order in which they ran, with lines to what they waited for and bars for their times. The table below says the same.</title>\n");
        foreach (var (at, text) in scale.Ticks)
        {
            Add(svg, $"<line class=\"tick\" x1=\"{at}\" y1=\"{Head - 4}\" x2=\"{at}\" y2=\"{height - Margin}\"/><text class=\"scale\" x=\"{at}\" y=\"{Head - 10}\">{text}</text>\n");
        }

        for (var row = 0; row < tasks.Count; row++)
        {
            foreach (var above in lanes.WaitsFor(row))
            {
                DrawLine(svg, lanes.LaneOf(above), above, lanes.LaneOf(row), row);
            }
        }

        for (var row = 0; row < tasks.Count; row++)
        {
            DrawTask(svg, report, tasks[row], X(lanes.LaneOf(row)), Y(row), names, scale);
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>How a task ended, in a few words.</summary>
    public static string Words(TaskRun task) => task.State switch
    {
        TaskState.Skipped => "skipped",
        TaskState.Failed => $"failed, {Elapsed.Format(task.Elapsed)}",
        TaskState.NotReached => "not reached",
        _ => Elapsed.Format(task.Elapsed),
    };

    private static void DrawTask(StringBuilder svg, RunReport report, TaskRun task, double x, double y, double names, TimeScale scale)
    {
        var style = task.State.ToString().ToLowerInvariant();
        var (start, length) = scale.BarOf(task);
        Add(svg, $"<g class=\"{style}\"><title>{Html.Text($"{task.Name}: {Words(task)}. {report.Descriptions.GetValueOrDefault(task.Name)}".TrimEnd())}</title>");
        Add(svg, $"<circle class=\"node\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/><text x=\"{names}\" y=\"{y + 4.5}\">{Html.Text(task.Name)}</text>");
        if (task.State is TaskState.Done or TaskState.Failed)
        {
            Add(svg, $"<rect class=\"bar\" x=\"{start}\" y=\"{y - 6}\" width=\"{length}\" height=\"12\" rx=\"2\"/>");
        }

        Add(svg, $"<text class=\"time\" x=\"{Width - 2}\" y=\"{y + 4.5}\">{Words(task)}</text></g>\n");
    }

    private static void DrawLine(StringBuilder svg, int fromLane, int fromRow, int toLane, int toRow)
    {
        var (x, y) = (X(toLane), Y(toRow));
        Add(svg, $"<path class=\"line\" d=\"M{X(fromLane)} {Y(fromRow)}V{y - RowHeight}");
        if (fromLane == toLane)
        {
            Add(svg, $"V{y}\"/>\n");
        }
        else
        {
            Add(svg, $"C{X(fromLane)} {y - (RowHeight / 3)} {x} {y - (RowHeight * 2 / 3)} {x} {y}\"/>\n");
        }
    }

    private static double X(int lane) => Margin + (lane * LaneWidth);

    private static double Y(int row) => Head + (row * RowHeight) + (RowHeight / 2);

    private static void Add(StringBuilder svg, FormattableString text) =>
        svg.Append(string.Format(CultureInfo.InvariantCulture, text.Format, [.. text.GetArguments().Select(Rounded)]));

    private static object? Rounded(object? value) => value is double number ? Math.Round(number, 1).ToString(CultureInfo.InvariantCulture) : value;
}
