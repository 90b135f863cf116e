namespace Releasing.AcceptanceTests.Effects;

public sealed class UndisturbedPipeline : IDisposable
{
    private readonly KilledPipeline _release = new();

    public UndisturbedPipeline()
    {
        var (exitCode, output) = _release.Run();
        exitCode.ShouldBe(0, output);
        State = _release.State;
        Changes = _release.Changes;
        Formula = _release.Formula;
        Records = _release.LedgerLines.Length;
    }

    public string[] State { get; }

    public string[] Changes { get; }

    public string Formula { get; }

    public int Records { get; }

    public void Dispose() => _release.Dispose();
}

/// <summary>The whole pipeline but for signatures, killed by the operating system at every moment that counts, ends as if nothing had happened.</summary>
public sealed class PipelineKillTests(UndisturbedPipeline undisturbed) : IClassFixture<UndisturbedPipeline>
{
    // The draft, five assets, the report in two forms, the publication: what changes the store.
    private const int StoreEffects = 9;

    // And the formula in the tap.
    private const int Effects = StoreEffects + 1;

    /// <summary>Every moment that counts.</summary>
    public static TheoryData<string, int> Moments
    {
        get
        {
            var moments = new TheoryData<string, int>();
            foreach (var number in Enumerable.Range(1, 2 * Effects))
            {
                moments.Add("after-record", number);
            }

            foreach (var number in Enumerable.Range(1, Effects))
            {
                moments.Add("before-outcome", number);
            }

            return moments;
        }
    }

    [Fact]
    public void The_moments_below_are_all_there_are()
    {
        undisturbed.Records.ShouldBe(2 * Effects);
        undisturbed.Changes.Length.ShouldBe(StoreEffects);
    }

    // Moments of the draft, of an asset, of a report, of the publication and of the formula; the long form below has every one.
    [Theory]
    [InlineData("before-outcome", 1)]
    [InlineData("after-record", 5)]
    [InlineData("before-outcome", Effects - 2)]
    [InlineData("after-record", 14)]
    [InlineData("before-outcome", Effects)]
    [InlineData("after-record", 2 * Effects)]
    public void Killed_and_run_again(string moment, int number) => KilledAndRunAgain(moment, number, artifactsDeleted: false);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(Moments))]
    public void Killed_at_any_moment_and_run_again(string moment, int number) => KilledAndRunAgain(moment, number, artifactsDeleted: false);

    // Moments of an asset, of the publication and of the formula; the signed releases have the others, and the long form below every one.
    [Theory]
    [InlineData("after-record", 6)]
    [InlineData("before-outcome", StoreEffects)]
    [InlineData("before-outcome", Effects)]
    public void Killed_and_run_again_as_on_another_machine(string moment, int number) => KilledAndRunAgain(moment, number, artifactsDeleted: true);

    [Theory]
    [Trait("Category", "Soak")]
    [MemberData(nameof(Moments))]
    public void Killed_at_any_moment_and_run_again_as_on_another_machine(string moment, int number) => KilledAndRunAgain(moment, number, artifactsDeleted: true);

    private void KilledAndRunAgain(string moment, int number, bool artifactsDeleted)
    {
        using var release = new KilledPipeline();
        var (exitCode, output) = release.Run(moment, number);
        exitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 128 + 9, output);
        if (artifactsDeleted)
        {
            Directory.Delete(release.Artifacts, recursive: true);
        }

        (exitCode, output) = release.Run();

        exitCode.ShouldBe(0, output);
        release.State.ShouldBe(undisturbed.State);
        release.Formula.ShouldBe(undisturbed.Formula);
        release.Changes.ShouldBe(undisturbed.Changes, "nothing is done twice");
    }
}
