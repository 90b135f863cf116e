using System.Globalization;
using System.Security.Cryptography;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Cake.Testing;

namespace Releasing.AcceptanceTests.Effects.GitHub;

/// <summary>The whole release of a tagged repository to a GitHub, in a process that may be killed and started again; the GitHub lives on.</summary>
internal sealed class GitHubPipeline : IAsyncDisposable
{
    private const string Tag = "v1.2.3";

    private readonly FakeGitHub _github;
    private readonly FakeRepository _repository;
    private readonly KilledPipeline _release;
    private readonly IReadOnlyDictionary<string, string?> _signing;

    private GitHubPipeline(FakeGitHub github, KilledPipeline release, IReadOnlyDictionary<string, string?> signing)
    {
        (_github, _release, _signing) = (github, release, signing);
        _repository = github.AddRepository("ada", "tool");
        _repository.AddTag(Tag, release.Commit);
    }

    public string Artifacts => _release.Artifacts;

    public string[] LedgerLines => _release.LedgerLines;

    /// <summary>The changes that were begun, over all runs.</summary>
    public string[] Changes => _release.Changes;

    /// <summary>Every release with its assets, and the digests of those whose bytes are the same in every run.</summary>
    public string[] State =>
    [
        .. _repository.Releases.SelectMany(release => release.Assets.OrderBy(asset => asset.Name, StringComparer.Ordinal)
            .Select(asset => $"  {asset.Name} {asset.State} {(IsSignature(asset.Name) ? "" : Digest(asset))}")
            .Prepend($"{release.Tag} draft {release.IsDraft} latest {release.IsLatest} {release.Title}: {release.Notes}")),
    ];

    /// <summary>Names and digests of the published files.</summary>
    public IReadOnlyDictionary<string, string> Published => _repository.Releases.Single().Assets.ToDictionary(asset => asset.Name, Digest);

    /// <summary>Names and digests of the files of <c>dist/</c>.</summary>
    public IReadOnlyDictionary<string, string> Made => _release.Made;

    /// <summary>Names of assets that were taken in more than once.</summary>
    public IReadOnlyList<string> TakenTwice =>
    [
        .. _github.Exchanges.Where(exchange => exchange is { Origin: "uploads", Status: 201 }).GroupBy(exchange => exchange.Query, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => group.Key),
    ];

    public static async Task<GitHubPipeline> StartAsync(SigstoreServices services)
    {
        await services.RunningAsync();
        return new GitHubPipeline(await FakeGitHub.StartAsync(), new KilledPipeline(signed: true), new Dictionary<string, string?>
        {
            ["SIGSTORE_ID_TOKEN"] = await services.TokenAsync(new { sub = "4711", email = "ada@example.org", email_verified = true }),
            ["KILL_TRUSTED_ROOT"] = services.TrustedRootPath,
            ["KILL_SIGNING_CONFIG"] = services.SigningConfigPath(1),
        });
    }

    public static async Task<GitHubPipeline> UndisturbedAsync(SigstoreServices services)
    {
        var pipeline = await StartAsync(services);
        var (exitCode, output) = pipeline.Run();
        exitCode.ShouldBe(0, output);
        return pipeline;
    }

    public (int ExitCode, string Output) Run(string moment = "never", int number = 0) => _release.Start(
        ["--target=Release", "--store=github"],
        new Dictionary<string, string?>(_signing)
        {
            ["KILL_GITHUB"] = _github.Api.AbsoluteUri, ["GITHUB_TOKEN"] = _github.Token,
            ["KILL_MOMENT"] = moment, ["KILL_NUMBER"] = number.ToString(CultureInfo.InvariantCulture),
        });

    public async ValueTask DisposeAsync()
    {
        _release.Dispose();
        await _github.DisposeAsync();
    }

    private static bool IsSignature(string name) => name.EndsWith(".sigstore.json", StringComparison.Ordinal) || name.Contains(".provenance.", StringComparison.Ordinal) || name.Contains(".verification.", StringComparison.Ordinal);

    private static string Digest(FakeAsset asset) => Convert.ToHexStringLower(SHA256.HashData(asset.ReadBytes()));
}
