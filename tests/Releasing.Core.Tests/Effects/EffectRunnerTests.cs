using System.Collections.Concurrent;
using Releasing.Effects;
using Releasing.Failures;

namespace Releasing.Core.Tests.Effects;

public sealed class EffectRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeWorld _world = new();
    private readonly Ledger _ledger;

    public EffectRunnerTests() => _ledger = Ledger.Open(_folder["ledger.jsonl"]);

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Applies_lower_orders_before_higher_ones_and_answers_in_the_order_given()
    {
        var results = await Run(_world.Put("c", "3", 30), _world.Put("a", "1", 10), _world.Put("b", "2", 20));
        _world.Changes.ShouldBe(["a", "b", "c"]);
        results.Select(result => (result.Effect.Id, result.Outcome)).ShouldBe([("c", EffectOutcome.Applied), ("a", EffectOutcome.Applied), ("b", EffectOutcome.Applied)]);
        Phases().ShouldBe(["a intent", "a done", "b intent", "b done", "c intent", "c done"]);
    }

    [Fact]
    public async Task Equal_orders_run_side_by_side_within_the_bound()
    {
        var (running, most) = (0, 0);
        var together = new TaskCompletionSource();
        var effects = Enumerable.Range(0, 9).Select(index => new FakeEffect(_world, $"e{index}", "x", 0)
        {
            WhileApplying = async token =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                if (now == 3)
                {
                    together.TrySetResult();
                }

                await together.Task.WaitAsync(TimeSpan.FromSeconds(20), token);
                Interlocked.Decrement(ref running);
            },
        });
        await new EffectRunner(_ledger, new EffectRunnerOptions { Parallelism = 3 }).RunAsync(effects);
        most.ShouldBe(3);
        _world.Things.Count.ShouldBe(9);
    }

    [Fact]
    public async Task What_is_there_already_is_adopted_once_and_never_applied_again()
    {
        _world.Things["a"] = "1";
        (await Run(_world.Put("a", "1"), _world.Put("b", "2"))).Select(result => result.Outcome).ShouldBe([EffectOutcome.AlreadyThere, EffectOutcome.Applied]);
        Phases().ShouldBe(["a adopted", "b intent", "b done"]);
        (await Run(_world.Put("a", "1"), _world.Put("b", "2"))).ShouldAllBe(result => result.Outcome == EffectOutcome.AlreadyThere);
        Phases().Length.ShouldBe(3, "nothing new happened");
        _world.Changes.ShouldBe(["b"]);
    }

    [Fact]
    public async Task All_conflicts_of_a_step_are_named_with_both_digests_and_nothing_of_it_or_later_is_applied()
    {
        _world.Things["b"] = "other-b";
        _world.Things["c"] = "other-c";
        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run(
            _world.Put("before", "0"), _world.Put("a", "1", 1), _world.Put("b", "our-b", 1), _world.Put("c", "our-c", 1), _world.Put("later", "2", 2)));
        error.Problems.Count.ShouldBe(2);
        foreach (var part in new[] { "b: wanted is our-b, there is other-b", "c: wanted is our-c, there is other-c", "2 of 3 effects" })
        {
            error.Message.ShouldContain(part);
        }

        _world.Changes.ShouldBe(["before"]);
        error.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task Failures_of_several_neighbours_are_all_reported_and_what_succeeds_beside_them_stays()
    {
        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run(
            _world.Put("good", "1"), Failing("bad", "disk full"), Failing("worse", "no route"), _world.Put("later", "2", 1)));
        error.Message.ShouldContain("bad: disk full");
        error.Message.ShouldContain("worse: no route");
        error.InnerException.ShouldBeOfType<AggregateException>();
        error.Results.Select(result => result.Outcome).ShouldBe([EffectOutcome.Applied, EffectOutcome.Failed, EffectOutcome.Failed]);
        _world.Things.Keys.ShouldBe(["good"]);
        Phases().ShouldBe(["good intent", "good done", "bad intent", "bad failed", "worse intent", "worse failed"], ignoreOrder: true);
        _ledger.LastOf("bad")!.Detail.ShouldBe("disk full");

        await Run(_world.Put("good", "1"), _world.Put("bad", "1"), _world.Put("worse", "1"), _world.Put("later", "2", 1));
        _world.Changes.ShouldBe(["good", "bad", "worse", "later"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_probe_that_fails_stops_before_anything_of_its_step()
    {
        var blind = new FakeEffect(_world, "blind", "1", 0) { WhileProbing = _ => throw new ReleaseException("remote is away") };
        var error = await Should.ThrowAsync<EffectsFailedException>(() => Run(_world.Put("a", "1"), blind));
        error.Message.ShouldContain("blind: remote is away");
        _world.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Irreversible_effects_wait_for_verification()
    {
        var publish = new FakeEffect(_world, "publish", "1", 5) { Irreversible = true };
        (await Should.ThrowAsync<PreflightException>(() => Run(_world.Put("a", "1"), publish))).Message.ShouldContain("'publish' cannot be taken back");
        _world.Changes.ShouldBeEmpty();
        await new EffectRunner(_ledger, new EffectRunnerOptions { VerificationPassed = true }).RunAsync([publish]);
        _world.Changes.ShouldBe(["publish"]);
    }

    [Fact]
    public async Task Two_effects_of_one_id_are_refused() =>
        (await Should.ThrowAsync<PreflightException>(() => Run(_world.Put("a", "1"), _world.Put("a", "2", 1)))).Message.ShouldContain("'a' is there 2 times");

    [Fact]
    public async Task Cancelling_stops_what_runs_and_starts_nothing_more()
    {
        using var source = new CancellationTokenSource();
        var slow = new FakeEffect(_world, "slow", "1", 0)
        {
            WhileApplying = async token =>
            {
                await source.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            },
        };
        await Should.ThrowAsync<OperationCanceledException>(() => new EffectRunner(_ledger).RunAsync([slow, _world.Put("later", "1", 1)], source.Token));
        _world.Changes.ShouldBeEmpty();
        Phases().ShouldBe(["slow intent", "slow failed"]);
        _ledger.LastOf("slow")!.Detail.ShouldBe("cancelled");
    }

    [Fact]
    public async Task Hooks_and_observer_hear_everything_in_order()
    {
        var heard = new ConcurrentQueue<string>();
        _world.Things["there"] = "1";
        await new EffectRunner(_ledger, new EffectRunnerOptions
        {
            AfterRecord = record => heard.Enqueue($"recorded {record.Effect} {record.Phase}"),
            BeforeOutcome = effect => heard.Enqueue($"before outcome {effect.Id}"),
            Observer = new Listener(heard),
        }).RunAsync([_world.Put("there", "1"), _world.Put("new", "1", 1)]);
        heard.ShouldBe([
            "probed there Same", "recorded there Adopted", "finished there AlreadyThere",
            "probed new Absent", "recorded new Intent", "applying new", "before outcome new", "recorded new Done", "finished new Applied"]);
    }

    [Fact]
    public async Task The_plan_shows_every_state_and_changes_nothing()
    {
        _world.Things["same"] = "1";
        _world.Things["other"] = "theirs";
        var blind = new FakeEffect(_world, "blind", "1", 0) { WhileProbing = _ => throw new ReleaseException("remote is away") };
        var rows = await EffectPlan.ProbeAsync([_world.Put("last", "1", 9), _world.Put("same", "1"), _world.Put("other", "ours"), blind]);
        rows.Select(row => $"{row.Effect.Id} {row.Word}").ShouldBe(["same same", "other conflict", "blind unknown", "last create"]);
        rows[1].Probe.ShouldBe(Probe.Conflict("ours", "theirs"));
        rows[2].Problem.ShouldBe("remote is away");
        _world.Changes.ShouldBeEmpty();
    }

    private Task<IReadOnlyList<EffectResult>> Run(params IEffect[] effects) => new EffectRunner(_ledger).RunAsync(effects);

    private FakeEffect Failing(string name, string why) => new(_world, name, "1", 0) { WhileApplying = _ => throw new ReleaseException(why) };

    private string[] Phases() => [.. _ledger.Records.Select(record => $"{record.Effect} {record.Phase.ToString().ToLowerInvariant()}")];

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private sealed class Listener(ConcurrentQueue<string> heard) : IEffectObserver
    {
        public void Probed(IEffect effect, Probe probe) => heard.Enqueue($"probed {effect.Id} {probe.State}");

        public void Applying(IEffect effect) => heard.Enqueue($"applying {effect.Id}");

        public void Finished(EffectResult result) => heard.Enqueue($"finished {result.Effect.Id} {result.Outcome}");
    }
}
