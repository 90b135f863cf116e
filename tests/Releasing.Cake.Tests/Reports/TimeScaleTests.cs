using Releasing.Cake.Reports;
using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Reports;

public sealed class TimeScaleTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.004)]
    [InlineData(0.8)]
    [InlineData(59)]
    [InlineData(600)]
    [InlineData(90_000)]
    public void Has_a_few_marks_at_round_times_however_long_the_run(double seconds)
    {
        var scale = Scale(seconds);

        scale.Ticks.Count().ShouldBeInRange(2, 12);
        scale.Ticks.Select(tick => tick.Text).Distinct().Count().ShouldBe(scale.Ticks.Count());
        scale.Ticks.ShouldAllBe(tick => tick.At >= 100 && tick.At <= 900);
    }

    [Fact]
    public void Bars_stand_where_and_as_long_as_their_times_say()
    {
        var (start, length) = Scale(10).BarOf(Task(5, 2.5));
        var (whole, all) = Scale(10).BarOf(Task(0, 10));

        (start - whole).ShouldBe(all / 2, 0.001);
        length.ShouldBe(all / 4, 0.001);
    }

    [Fact]
    public void A_task_of_no_time_is_seen() => Scale(10).BarOf(Task(5, 0)).Length.ShouldBeGreaterThan(0);

    private static TimeScale Scale(double seconds) => new([Task(0, seconds)], 100, 900);

    private static TaskRun Task(double start, double seconds) => new("t", TaskState.Done, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds));
}
