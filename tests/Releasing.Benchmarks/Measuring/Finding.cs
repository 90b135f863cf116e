using System.Globalization;

namespace Releasing.Benchmarks.Measuring;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">Our figures.</param>
/// <param name="Theirs">The peer's figures; empty without a peer.</param>
/// <param name="Result">What is held against the goal.</param>
/// <param name="Goal">The goal.</param>
/// <param name="IsMet">Whether it was reached.</param>
internal sealed record Finding(string What, string Ours, string Theirs, string Result, string Goal, bool IsMet)
{
    /// <summary>Holds the medians of two sides against each other.</summary>
    public static Finding Ratio(string what, Contestant ours, Contestant theirs, double goal)
    {
        var ratio = ours.Seconds.Median / theirs.Seconds.Median;
        return new(what, $"{ours.Seconds} s", $"{theirs.Seconds} s ({theirs.Name})", Text($"{ratio:0.00}×"), Text($"≤ {goal}×"), ratio <= goal);
    }

    /// <summary>A figure with a limit of its own.</summary>
    public static Finding Limit(string what, string ours, string theirs, double value, double limit, string unit) =>
        new(what, ours, theirs, Text($"{value:0.00}{unit}"), Text($"≤ {limit}{unit}"), value <= limit);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
