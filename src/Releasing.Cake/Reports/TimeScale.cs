using System.Globalization;
using Releasing.Cake.Running;

namespace Releasing.Cake.Reports;

/// <summary>Turns the times of a run into places on a line.</summary>
internal sealed class TimeScale
{
    // A task of no time is still seen.
    private const double ShortestBar = 2;
    private const double WidthPerTick = 90;

    private static readonly int[] s_factors = [1, 2, 5, 10];

    private readonly double _left;
    private readonly double _perSecond;
    private readonly double _seconds;

    /// <summary>Fits all tasks between two places.</summary>
    public TimeScale(IReadOnlyList<TaskRun> tasks, double left, double right)
    {
        _left = left;
        _seconds = Math.Max(0.001, tasks.Count == 0 ? 0 : tasks.Max(task => (task.Start + task.Elapsed).TotalSeconds));
        _perSecond = Math.Max(ShortestBar, right - left - WidthPerTick / 4) / _seconds;
    }

    /// <summary>Marks at round times.</summary>
    public IEnumerable<(double At, string Text)> Ticks
    {
        get
        {
            var step = Step(_seconds * WidthPerTick / (_perSecond * _seconds));
            for (var at = 0.0; at <= _seconds; at += step)
            {
                yield return (_left + (at * _perSecond), Text(at));
            }
        }
    }

    /// <summary>Where the bar of a task begins and how long it is.</summary>
    public (double Start, double Length) BarOf(TaskRun task) =>
        (_left + (task.Start.TotalSeconds * _perSecond), Math.Max(ShortestBar, task.Elapsed.TotalSeconds * _perSecond));

    // The next of 1, 2, 5, 10, … seconds; above a minute of 1, 2, 5, 10, … minutes.
    private static double Step(double atLeast)
    {
        if (atLeast > 30)
        {
            return 60 * Step(atLeast / 60);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(atLeast, 0.001))));
        return s_factors.Select(factor => factor * power).First(step => step >= atLeast * 0.999);
    }

    private static string Text(double seconds) => seconds switch
    {
        0 => "0",
        >= 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.##} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s"),
    };
}
