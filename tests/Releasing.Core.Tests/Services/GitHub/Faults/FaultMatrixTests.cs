using System.Globalization;
using Releasing.Cake.Testing;
using Releasing.Failures;
using Xunit.Abstractions;

namespace Releasing.Core.Tests.Services.GitHub.Faults;

/// <summary>Whatever goes wrong with whichever request: the same command, run again, ends in the state of an undisturbed run, and no asset is taken in twice.</summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    // A run meets each fault once at least, so it may take as many as there are.
    private const int MostRunsBeside = 4;

    public static TheoryData<string> Names => [.. s_faults.Keys];

    private static readonly Dictionary<string, Func<Fault>> s_faults = new(StringComparer.Ordinal)
    {
        ["500"] = () => Fault.Status(500),
        ["502"] = () => Fault.Status(502),
        ["404"] = () => Fault.Status(404, "Not Found"),
        ["401"] = () => Fault.Status(401, "Bad credentials"),
        ["secondary limit"] = () => Fault.SecondaryLimit(null),
        ["secondary limit with retry-after"] = () => Fault.SecondaryLimit(TimeSpan.FromSeconds(1)),
        ["hourly limit"] = () => Fault.HourlyLimit(TimeSpan.FromSeconds(1)),
        ["late"] = () => Fault.Delay(TimeSpan.FromSeconds(2.5)),
        ["reset before the body"] = Fault.ResetBeforeBody,
        ["reset while the body is read"] = () => Fault.ResetWhileBody(),
        ["reset after the body"] = Fault.ResetAfterBody,
        ["truncated upload"] = () => Fault.TruncatedUpload(),
        ["lost answer"] = Fault.LostAnswer,
        ["reset while answering"] = () => Fault.ResetWhileAnswering(),
        ["duplicate"] = Fault.Duplicate,
        ["HTML page"] = Fault.HtmlPage,
        ["wrong digest"] = Fault.WrongDigest,
        ["wrong bytes"] = Fault.WrongBytes,
        ["endless body"] = Fault.EndlessBody,
        ["deep JSON"] = () => Fault.DeepJson(),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public Task One_request_of_every_kind(string fault) => MatrixAsync(fault, count => [(count / 2) + 1], times: 1, bothWays: false);

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Soak")]
    public Task The_first_and_the_last_request_of_every_kind(string fault) => MatrixAsync(fault, count => count == 1 ? [1] : [1, count], times: 1, bothWays: true);

    // More often than the client is patient: the first run fails, whatever it does.
    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Soak")]
    public Task Every_request_of_every_kind_for_a_while(string fault) => MatrixAsync(fault, _ => [1], times: 12, bothWays: true);

    private async Task MatrixAsync(string name, Func<int, int[]> occurrences, int times, bool bothWays)
    {
        await using var undisturbed = await FaultyRelease.StartAsync();
        await undisturbed.RunAsync();
        undisturbed.TakenTwice.ShouldBeEmpty();
        var wanted = undisturbed.State;
        wanted.Count.ShouldBe(FaultyRelease.AssetCount + 1);
        var kinds = undisturbed.Exchanges.GroupBy(FaultyRelease.KindOf).Select(group => (Kind: group.Key, Count: group.Count())).ToList();
        kinds.Count.ShouldBeGreaterThan(7);

        // With the artifacts kept and deleted; the short form takes turns, the other way round for every second fault.
        var turn = s_faults.Keys.ToList().IndexOf(name);
        var cases = kinds.SelectMany(kind => occurrences(kind.Count).Select(nth => (kind.Kind, nth)))
            .SelectMany((one, index) => new[] { (one.Kind, one.nth, Forgets: false), (one.Kind, one.nth, Forgets: true) }.Where(whole => bothWays || whole.Forgets == ((index + turn) % 2 == 0))).ToList();
        var (runs, played) = (0, 0);

        // Side by side, because most faults are waited for.
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
        {
            var (kind, nth, forgets) = one;
            var what = string.Create(CultureInfo.InvariantCulture, $"{name} at {kind.Method} {kind.Origin} {kind.Path}, the {nth}th, artifacts {(forgets ? "deleted" : "kept")}");
            await using var release = await FaultyRelease.StartAsync();
            release.Faults.Add(new FaultRule(kind.Method, kind.Path, s_faults[name]()) { Origin = kind.Origin, First = nth, Times = times });
            Interlocked.Add(ref runs, await UntilDoneAsync(release, forgets, times + MostRunsBeside));
            release.State.ShouldBe(wanted, what);
            release.TakenTwice.ShouldBeEmpty(what);
            var met = release.Exchanges.Count(exchange => exchange.Fault is not null);
            met.ShouldBeGreaterThan(0, what);
            Interlocked.Add(ref played, met);
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {kinds.Count} kinds of requests, {cases.Count} releases, {played} faults played, {runs} runs until done"));
    }

    // The same command again, as a person types it, until it says that all is well; and once more, which changes nothing.
    private static async Task<int> UntilDoneAsync(FaultyRelease release, bool forgets, int mostRuns)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await release.RunAsync();
                var writes = Writes(release);
                await release.RunAsync();
                Writes(release).ShouldBe(writes, "a run after the last one changes nothing");
                return run;
            }
            catch (ReleaseException) when (run < mostRuns)
            {
                if (forgets)
                {
                    release.Forget();
                }
            }
        }
    }

    private static int Writes(FaultyRelease release) => release.Exchanges.Count(exchange => exchange.Method != "GET");
}
