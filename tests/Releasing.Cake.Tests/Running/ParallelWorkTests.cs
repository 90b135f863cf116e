using Releasing.Cake.Running;
using Releasing.Failures;

namespace Releasing.Cake.Tests.Running;

public sealed class ParallelWorkTests
{
    [Fact]
    public async Task Runs_every_item_with_no_more_at_once_than_allowed()
    {
        var (now, most, done) = (0, 0, 0);
        await new ParallelWork(3).RunAsync("Work", Enumerable.Range(0, 20).ToList(), async (_, cancellation) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(5, cancellation);
            Interlocked.Decrement(ref now);
            Interlocked.Increment(ref done);
        });

        done.ShouldBe(20);
        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task Items_that_fail_side_by_side_are_all_named()
    {
        using var both = new CountdownEvent(2);
        var failure = await Should.ThrowAsync<ReleaseException>(new ParallelWork(2).RunAsync("Work", ["one", "two"], (item, cancellation) =>
        {
            both.Signal();
            both.Wait(TimeSpan.FromSeconds(20), cancellation).ShouldBeTrue();
            throw new ReleaseException($"{item} is broken. Mend it.");
        }));

        failure.Message.ShouldContain("Work: 2 items failed");
        failure.Message.ShouldContain("one is broken");
        failure.Message.ShouldContain("two is broken");
    }

    [Fact]
    public async Task Nothing_new_is_started_after_a_failure()
    {
        var started = new List<int>();
        await Should.ThrowAsync<ReleaseException>(new ParallelWork(1).RunAsync("Work", Enumerable.Range(0, 5).ToList(), (item, _) =>
        {
            started.Add(item);
            return item == 1 ? throw new ReleaseException("broken") : Task.CompletedTask;
        }));

        started.ShouldBe([0, 1]);
    }

    [Fact]
    public async Task An_unexpected_exception_gets_the_name_of_the_task()
    {
        var failure = await Should.ThrowAsync<ReleaseException>(
            new ParallelWork(1).RunAsync("Work", [1], (_, _) => throw new IOException("No space left on device")));

        failure.Message.ShouldBe("Work: No space left on device");
    }
}
