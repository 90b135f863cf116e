using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub;

public sealed class WritePaceTests
{
    private readonly SteppingTime _time = new();

    [Fact]
    public async Task A_burst_within_the_minute_is_not_slowed_and_the_next_waits_for_its_minute()
    {
        var pace = new WritePace(80, _time);
        for (var request = 0; request < 80; request++)
        {
            await pace.EnterAsync(default);
        }

        _time.Elapsed.ShouldBe(TimeSpan.Zero);
        await pace.EnterAsync(default);
        _time.Elapsed.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task No_minute_has_more_than_it_may_have_however_many_ask()
    {
        var pace = new WritePace(5, _time);
        var begun = new List<TimeSpan>();
        for (var request = 0; request < 23; request++)
        {
            await pace.EnterAsync(default);
            begun.Add(_time.Elapsed);
            _time.Elapsed += TimeSpan.FromSeconds(7);
        }

        begun.Select(start => begun.Count(other => other >= start && other < start + TimeSpan.FromMinutes(1))).Max().ShouldBe(5);
        begun[^1].ShouldBeLessThan(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task After_a_refusal_nothing_begins_before_the_pause_is_over()
    {
        var pace = new WritePace(80, _time);
        pace.Close(TimeSpan.FromSeconds(47));
        pace.Close(TimeSpan.FromSeconds(3));
        await pace.EnterAsync(default);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(47));
        await pace.EnterAsync(default);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(47));
    }
}
