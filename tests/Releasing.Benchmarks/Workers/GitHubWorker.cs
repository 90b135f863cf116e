using System.Security.Cryptography;
using Releasing.Effects;
using Releasing.Services;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Releases;

namespace Releasing.Benchmarks.Workers;

/// <summary>Releases the files of a folder on a GitHub through the effects of a release: draft, uploads, publication.</summary>
internal static class GitHubWorker
{
    /// <summary>Arguments: the API, the owner, the repository, the tag, its commit, the folder, and where the ledger is; the token is in GITHUB_TOKEN.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var token = GitHubToken.Find(Environment.GetEnvironmentVariable);
        using var client = new GitHubClient(GitHubServer.At(arguments[0], "the benchmark"), token);
        var store = new GitHubStore(client, arguments[1], arguments[2]);
        var draft = new ReleaseDraft(arguments[3], arguments[4], arguments[3], "Notes.\n", Prerelease: false);
        var uploads = await Task.WhenAll(Directory.GetFiles(arguments[5]).Order(StringComparer.Ordinal).Select(UploadAsync));
        var effects = ReleaseEffects.Of(store, draft, uploads);

        using var ledger = Ledger.Open(arguments[6]);
        await RunAsync(ledger, effects.BeforeVerification, verified: false);
        await RunAsync(ledger, [effects.Publish], verified: true);
        return 0;
    }

    private static Task<IReadOnlyList<EffectResult>> RunAsync(Ledger ledger, IEnumerable<IEffect> effects, bool verified) =>
        new EffectRunner(ledger, new EffectRunnerOptions { Parallelism = 8, VerificationPassed = verified }).RunAsync(effects);

    // The catalogue of a release knows the digest already; here it is part of what is timed.
    private static async Task<AssetUpload> UploadAsync(string file)
    {
        await using var bytes = File.OpenRead(file);
        return new AssetUpload(Path.GetFileName(file), "application/octet-stream", Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes)), bytes.Length, file);
    }
}
