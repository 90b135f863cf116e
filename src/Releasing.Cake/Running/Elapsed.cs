using System.Globalization;

namespace Releasing.Cake.Running;

/// <summary>Durations as people read them.</summary>
internal static class Elapsed
{
    /// <summary><c>12 ms</c>, <c>3.4 s</c>, <c>2 min 05 s</c>, <c>1 h 02 min</c>.</summary>
    public static string Format(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalMilliseconds):0} ms"),
        { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 3599.5 } => Split(time, "min", "s", 60),
        _ => Split(time / 60, "h", "min", 60),
    };

    private static string Split(TimeSpan time, string large, string small, int parts)
    {
        var whole = (long)Math.Round(time.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / parts} {large} {whole % parts:00} {small}");
    }
}
