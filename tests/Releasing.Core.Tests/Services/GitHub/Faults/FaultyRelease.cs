using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Releasing.Artifacts;
using Releasing.Cake.Testing;
using Releasing.Effects;
using Releasing.Services;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Releases;

namespace Releasing.Core.Tests.Services.GitHub.Faults;

/// <summary>A release of 30 assets to a GitHub of its own, made by the effects that the tasks use: draft, uploads, verification of what was downloaded, publication.</summary>
internal sealed partial class FaultyRelease : IAsyncDisposable
{
    public const int AssetCount = 30;

    private const string Tag = "v1.2.3";

    private static readonly string s_commit = new('a', 40);

    // As patient as the defaults, in less time.
    private static readonly GitHubLimits s_limits = new()
    {
        Attempts = 3,
        AttemptTime = TimeSpan.FromSeconds(2),
        TotalTime = TimeSpan.FromSeconds(10),
        FirstPause = TimeSpan.FromMilliseconds(2),
        RefusedPause = TimeSpan.FromMilliseconds(5),
        StallTime = TimeSpan.FromSeconds(1),
        LargestAnswer = 512 * 1024,
        WritesAMinute = 10_000,
    };

    private readonly TemporaryFolder _files = new();
    private readonly FakeGitHub _github;
    private readonly FakeRepository _repository;

    private FaultyRelease(FakeGitHub github)
    {
        _github = github;
        _repository = github.AddRepository("ada", "tool");
        _repository.AddTag(Tag, s_commit);
    }

    public FaultScript Faults => _github.Faults;

    public IReadOnlyList<RecordedExchange> Exchanges => _github.Exchanges;

    /// <summary>What anybody can see of the repository afterwards, and what only its maintainers see.</summary>
    public IReadOnlyList<string> State =>
    [
        .. _repository.Releases.SelectMany(release => release.Assets.OrderBy(asset => asset.Name, StringComparer.Ordinal)
            .Select(asset => $"  {asset.Name} {asset.State} {asset.ContentType} {FileDigest.OfText(Encoding.UTF8.GetString(asset.ReadBytes()))}")
            .Prepend($"{release.Tag} {release.Target} draft {release.IsDraft} latest {release.IsLatest} pre-release {release.IsPrerelease} {release.Title}: {release.Notes}")),
    ];

    /// <summary>Names of assets that were taken in more than once.</summary>
    public IReadOnlyList<string> TakenTwice =>
    [
        .. Exchanges.Where(exchange => exchange is { Origin: "uploads", Method: "POST" } && TookIn(exchange))
            .GroupBy(exchange => exchange.Query, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
    ];

    public static async Task<FaultyRelease> StartAsync() => new(await FakeGitHub.StartAsync());

    /// <summary>What kind of request an exchange is: numbers, tags and hashes are left out.</summary>
    public static (string Method, string Origin, string Path) KindOf(RecordedExchange exchange) => (exchange.Method, exchange.Origin, Changing().Replace(exchange.Path, "/*"));

    /// <summary>Makes the release as a process does that begins now.</summary>
    public async Task RunAsync()
    {
        using var client = new GitHubClient(GitHubServer.At(_github.Api.AbsoluteUri, "test"), new GitHubToken(_github.Token, "test"), s_limits);
        var store = new GitHubStore(client, "ada", "tool");
        var uploads = Enumerable.Range(0, AssetCount).Select(Upload).ToArray();
        var effects = ReleaseEffects.Of(store, new ReleaseDraft(Tag, s_commit, "Tool 1.2.3", "- one\n- two\n", Prerelease: false), uploads);
        using var ledger = Ledger.Open(_files["artifacts/ledger.jsonl"]);
        var runner = new EffectRunner(ledger, new EffectRunnerOptions { Parallelism = 4, VerificationPassed = true });
        await runner.RunAsync(effects.BeforeVerification);
        (await ReleaseVerification.RunAsync(store, Tag, [.. uploads.Select(Catalogued)])).ThrowIfFailed("Verify.Draft");
        await runner.RunAsync([effects.Publish]);
    }

    /// <summary>Nothing of what the last run knew is left, as on another machine.</summary>
    public void Forget() => Directory.Delete(_files["artifacts"], recursive: true);

    public async ValueTask DisposeAsync()
    {
        await _github.DisposeAsync();
        _files.Dispose();
    }

    private AssetUpload Upload(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"tool-{number:00}.tar.gz");
        var content = string.Create(CultureInfo.InvariantCulture, $"the bytes of {number} ") + new string('x', number * 100);
        return new AssetUpload(name, "application/gzip", FileDigest.OfText(content), content.Length, _files.Write("artifacts/dist/" + name, content));
    }

    private static Artifact Catalogued(AssetUpload upload) => new()
    {
        Kind = ArtifactKind.Archive, Name = upload.Name, Path = "dist/" + upload.Name, Sha256 = upload.Sha256, Size = upload.Size, ProducedBy = "Archive", Fingerprint = upload.Sha256,
    };

    // A lost answer was a success too; an answer that was changed on its way tells of one that the client had to refuse.
    private static bool TookIn(RecordedExchange exchange) => exchange.Status == 201 && exchange.Fault != Fault.WrongDigest().Name;

    [GeneratedRegex("/(?:[0-9]+|[0-9a-f]{40}|v1\\.2\\.3|tool-[0-9]+\\.tar\\.gz)(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Changing();
}
