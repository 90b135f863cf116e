using System.Text.Json;

namespace Releasing.AcceptanceTests.Effects;

public sealed class UndisturbedRelease : IDisposable
{
    private readonly KilledRelease _release = new();

    public UndisturbedRelease()
    {
        var (exitCode, error) = _release.Run();
        exitCode.ShouldBe(0, error);
        State = _release.State;
        Changes = _release.Changes;
        Records = _release.LedgerLines.Length;
    }

    public string[] State { get; }

    public string[] Changes { get; }

    public int Records { get; }

    public void Dispose() => _release.Dispose();
}

/// <summary>A release whose process the operating system kills at one moment ends, run again, as if nothing had happened.</summary>
public sealed class KillTests(UndisturbedRelease undisturbed) : IClassFixture<UndisturbedRelease>
{
    private const int Effects = 7;

    /// <summary>Every record, and with the artifacts deleted those of the draft, of an asset and of the publication.</summary>
    public static TheoryData<int, bool> Records => Moments(2 * Effects, [1, 5, 2 * Effects]);

    /// <summary>Every effect, and with the artifacts deleted the draft, an asset and the publication.</summary>
    public static TheoryData<int, bool> Outcomes => Moments(Effects, [1, 3, Effects]);

    public static TheoryData<int, bool> AllRecords => Moments(2 * Effects, [.. Enumerable.Range(1, 2 * Effects)]);

    public static TheoryData<int, bool> AllOutcomes => Moments(Effects, [.. Enumerable.Range(1, Effects)]);

    [Fact]
    public void The_moments_below_are_all_there_are()
    {
        undisturbed.Records.ShouldBe(2 * Effects);
        undisturbed.Changes.Length.ShouldBe(Effects);
        undisturbed.State.ShouldContain(file => file.StartsWith(Path.Combine("store", "releases", "cli%2fv1.0.0", "checksums.txt"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Killed_after_a_ledger_record(int number, bool artifactsDeleted) => KilledAndRunAgain("after-record", number, artifactsDeleted);

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Killed_between_an_effect_and_its_outcome(int number, bool artifactsDeleted) => KilledAndRunAgain("before-outcome", number, artifactsDeleted);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(AllRecords))]
    public void Killed_after_any_ledger_record(int number, bool artifactsDeleted) => KilledAndRunAgain("after-record", number, artifactsDeleted);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(AllOutcomes))]
    public void Killed_between_any_effect_and_its_outcome(int number, bool artifactsDeleted) => KilledAndRunAgain("before-outcome", number, artifactsDeleted);

    [Fact]
    public void Killed_again_and_again()
    {
        using var release = new KilledRelease();
        for (var run = 0; run < 2 * Effects; run++)
        {
            release.Run("before-outcome", 1);
        }

        release.Run().ExitCode.ShouldBe(0);
        release.State.ShouldBe(undisturbed.State);
        release.Changes.ShouldBe(undisturbed.Changes);
    }

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Killed_at_random_moments_of_parallel_uploads(int seed)
    {
        const int size = 30_000_000;
        using var calm = new KilledRelease();
        using (var process = calm.Start(parallelism: 4, size: size))
        {
            process.WaitForExit();
        }

        var random = new Random(seed);
        using var release = new KilledRelease();
        for (var run = 0; run < 12; run++)
        {
            using var process = release.Start(parallelism: 4, size: size);
            if (!process.WaitForExit(random.Next(80, 900)))
            {
                process.Kill();
            }

            process.WaitForExit();
            if (run % 4 == 3 && Directory.Exists(release.Artifacts))
            {
                Directory.Delete(release.Artifacts, recursive: true);
            }
        }

        using (var last = release.Start(parallelism: 4, size: size))
        {
            var error = last.StandardError.ReadToEnd();
            last.WaitForExit();
            last.ExitCode.ShouldBe(0, error);
        }

        release.State.Where(file => !file.Contains("ledger.jsonl.torn", StringComparison.Ordinal)).ShouldBe(calm.State);
    }

    private void KilledAndRunAgain(string moment, int number, bool artifactsDeleted)
    {
        using var release = new KilledRelease();
        var (exitCode, error) = release.Run(moment, number);
        exitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 128 + 9, error);
        var recorded = release.LedgerLines;
        recorded.Length.ShouldBe(moment == "after-record" ? number : (2 * number) - 1, "every record is on the disk before the work goes on");
        if (artifactsDeleted)
        {
            Directory.Delete(release.Artifacts, recursive: true);
        }

        (exitCode, error) = release.Run();

        exitCode.ShouldBe(0, error);
        release.State.ShouldBe(undisturbed.State);
        release.Changes.ShouldBe(undisturbed.Changes, "nothing is done twice");
        var lines = release.LedgerLines;
        if (!artifactsDeleted)
        {
            lines.Take(recorded.Length).ShouldBe(recorded);
        }

        var ends = lines.Select(line => JsonDocument.Parse(line).RootElement)
            .GroupBy(record => record.GetProperty("effect").GetString()).Select(group => group.Last().GetProperty("phase").GetString());
        ends.ShouldAllBe(phase => phase == "done" || phase == "adopted");
    }

    private static TheoryData<int, bool> Moments(int count, IReadOnlyCollection<int> deleted)
    {
        var moments = new TheoryData<int, bool>();
        foreach (var number in Enumerable.Range(1, count))
        {
            moments.Add(number, false);
            if (deleted.Contains(number))
            {
                moments.Add(number, true);
            }
        }

        return moments;
    }
}
