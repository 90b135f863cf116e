using Releasing.AcceptanceTests.Signing.Services;

namespace Releasing.AcceptanceTests.Effects.GitHub;

/// <summary>The services that sign, and what a release gives that nothing disturbs; made by the first test that asks.</summary>
public sealed class SignedGitHub : IAsyncDisposable, IDisposable
{
    private Task<GitHubPipeline>? _undisturbed;

    public SigstoreServices Services { get; } = new();

    internal Task<GitHubPipeline> UndisturbedAsync() => _undisturbed ??= GitHubPipeline.UndisturbedAsync(Services);

    public async ValueTask DisposeAsync()
    {
        if (_undisturbed is { IsCompletedSuccessfully: true })
        {
            await (await _undisturbed).DisposeAsync();
        }

        await Services.DisposeAsync();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}

/// <summary>A signed release to a GitHub, killed by the operating system at the moments that count, ends as if nothing had happened: the signatures that are there are taken over.</summary>
public sealed class GitHubKillTests(SignedGitHub github) : IClassFixture<SignedGitHub>
{
    private const string Provenance = "tool-1.2.3.provenance.json";
    private const int MomentsOfOneService = 12;

    // One moment of each kind of effect; the long form below has them all.
    [SkippableTheory]
    [InlineData("create v1.2.3", "before-outcome", true)]
    [InlineData("upload checksums.txt.sigstore.json", "before-outcome", true)]
    [InlineData("upload " + Provenance + ".sigstore.json", "before-outcome", true)]
    [InlineData("upload " + Provenance, "before-outcome", false)]
    [InlineData("upload tool-1.2.3.verification.json", "after-record", true)]
    [InlineData("publish v1.2.3", "before-outcome", true)]
    [InlineData("publish v1.2.3", "after-record", false)]
    public async Task Killed_and_run_again(string change, string moment, bool artifactsDeleted)
    {
        var undisturbed = await github.UndisturbedAsync();
        var number = Array.IndexOf(undisturbed.Changes, change) + 1;
        number.ShouldBeGreaterThan(0, string.Join('\n', undisturbed.Changes));
        await KilledAndRunAgainAsync(github.Services, undisturbed, moment, moment == "after-record" ? (2 * number) - 1 : number, artifactsDeleted);
    }

    [SkippableTheory]
    [Trait("Category", "Soak")]
    [InlineData("after-record", false)]
    [InlineData("after-record", true)]
    [InlineData("before-outcome", false)]
    [InlineData("before-outcome", true)]
    public async Task Killed_at_any_moment_and_run_again(string moment, bool artifactsDeleted)
    {
        var count = (await github.UndisturbedAsync()).LedgerLines.Length / (moment == "after-record" ? 1 : 2);
        foreach (var some in Enumerable.Range(1, count).Chunk(MomentsOfOneService))
        {
            // The services end by themselves after a while.
            await using var others = new SigstoreServices();
            await using var undisturbed = await GitHubPipeline.UndisturbedAsync(others);
            foreach (var number in some)
            {
                await KilledAndRunAgainAsync(others, undisturbed, moment, number, artifactsDeleted);
            }
        }
    }

    private static async Task KilledAndRunAgainAsync(SigstoreServices services, GitHubPipeline undisturbed, string moment, int number, bool artifactsDeleted)
    {
        await using var release = await GitHubPipeline.StartAsync(services);
        var (exitCode, output) = release.Run(moment, number);
        exitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 128 + 9, output);
        if (artifactsDeleted)
        {
            Directory.Delete(release.Artifacts, recursive: true);
        }

        (exitCode, output) = release.Run();

        var what = $"{moment} {number}, artifacts {(artifactsDeleted ? "deleted" : "kept")}\n{output}";
        exitCode.ShouldBe(0, what);
        release.State.ShouldBe(undisturbed.State, what);
        release.TakenTwice.ShouldBeEmpty(what);
        release.Made.ShouldBe(release.Published, ignoreOrder: true);
    }
}
