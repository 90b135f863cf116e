namespace Releasing.Core.Tests.Sboms.Hostile;

/// <summary>Compares the work for two sizes of an input in processor time, which other programs on the machine do not change; for tests that run alone.</summary>
internal static class Growth
{
    // Sixteen would be the square of four; what is short is lost in the start of the process.
    private const double MostForFourTimes = 10;
    private static readonly TimeSpan s_negligible = TimeSpan.FromMilliseconds(250);

    /// <summary>The large form, four times the small one, takes less than ten times its work, in the best of some tries.</summary>
    public static void ShouldBeLinear(Action small, Action large, string what)
    {
        var (few, many) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            few = Least(few, Work(small));
            many = Least(many, Work(large));
            if (many < s_negligible || many < few * MostForFourTimes)
            {
                return;
            }
        }

        many.ShouldBeLessThan(few * MostForFourTimes, what);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Work(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return Environment.CpuUsage.TotalTime - before;
    }
}
