using System.Diagnostics;
using System.Globalization;
using Releasing.Effects;
using Releasing.Services;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Releases;

namespace Releasing.Benchmarks.Workers;

/// <summary>Releases the files of a list on a GitHub through the effects of a release: draft, uploads, publication.</summary>
internal static class GitHubWorker
{
    /// <summary>Prints how many seconds it took in this process, which had asked GitHub before. Arguments: the API, the owner, the repository, the tag, its commit, the list of the files, and where the ledger is; the token is in GITHUB_TOKEN.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var token = GitHubToken.Find(Environment.GetEnvironmentVariable);
        using var client = new GitHubClient(GitHubServer.At(arguments[0], "the benchmark"), token);
        var store = new GitHubStore(client, arguments[1], arguments[2]);
        var draft = new ReleaseDraft(arguments[3], arguments[4], arguments[3], "Notes.\n", Prerelease: false);
        var uploads = File.ReadLines(arguments[5]).Select(line => Upload(line.Split('\t'))).ToList();
        var effects = ReleaseEffects.Of(store, draft, uploads);

        // As the pre-flight of a release does, long before its first upload.
        _ = await store.CheckAsync(draft.Tag, draft.Commit, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        using var ledger = Ledger.Open(arguments[6]);
        await RunAsync(ledger, effects.BeforeVerification, store.Limits.SideBySide, verified: false);
        await RunAsync(ledger, [effects.Publish], store.Limits.SideBySide, verified: true);
        Console.WriteLine(watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static Task<IReadOnlyList<EffectResult>> RunAsync(Ledger ledger, IEnumerable<IEffect> effects, int parallelism, bool verified) =>
        new EffectRunner(ledger, new EffectRunnerOptions { Parallelism = parallelism, VerificationPassed = verified }).RunAsync(effects);

    // Name, size and digest of a file, as the catalogue of a release has them.
    private static AssetUpload Upload(string[] facts) =>
        new(Path.GetFileName(facts[0]), "application/octet-stream", facts[2], long.Parse(facts[1], CultureInfo.InvariantCulture), facts[0]);
}
