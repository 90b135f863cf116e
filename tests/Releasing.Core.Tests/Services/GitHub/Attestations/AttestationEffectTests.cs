using System.Text;
using Releasing.Artifacts;
using Releasing.Cake.Testing;
using Releasing.Core.Tests;
using Releasing.Effects;
using Releasing.Services;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Attestations;
using Releasing.Tests.Services.GitHub.Releases;

namespace Releasing.Tests.Services.GitHub.Attestations;

public sealed class AttestationEffectTests : IDisposable
{
    private readonly TemporaryFolder _files = new();
    private readonly FaultyNetwork _network = new();
    private readonly List<string> _told = [];
    private readonly FakeGitHub _github = FakeGitHub.StartAsync().GetAwaiter().GetResult();
    private readonly FakeRepository _repository;

    public AttestationEffectTests() => _repository = _github.AddRepository("ada", "tool");

    public void Dispose()
    {
        _github.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _network.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task It_is_kept_once_although_the_answer_was_lost()
    {
        using var client = Client(_github.Token);
        var effect = Effect(client);
        (await effect.ProbeAsync(default)).State.ShouldBe(ProbeState.Absent);
        _network.LoseAnswer(HttpMethod.Post, "/attestations");
        await effect.ApplyAsync(default);
        _repository.Attestations.ShouldHaveSingleItem().PredicateType.ShouldBe("https://slsa.dev/provenance/v1");
        (await effect.ProbeAsync(default)).State.ShouldBe(ProbeState.Same);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_signature_over_the_same_files_is_another_attestation()
    {
        using var client = Client(_github.Token);
        await Effect(client).ApplyAsync(default);
        (await Effect(client, "c2Vjb25k").ProbeAsync(default)).State.ShouldBe(ProbeState.Absent);
    }

    [Fact]
    public async Task A_refusal_is_told_and_ends_only_a_release_that_requires_it()
    {
        _github.AddToken(new FakeToken("ghs_reader") { Permissions = new Dictionary<string, string> { ["contents"] = "write" } });
        using var client = Client("ghs_reader");
        var effect = Effect(client);
        (await effect.ProbeAsync(default)).State.ShouldBe(ProbeState.Absent);
        await effect.ApplyAsync(default);
        _told.ShouldHaveSingleItem().ShouldContain("attestations: write");
        await Should.ThrowAsync<GitHubException>(() => Effect(client, isRequired: true).ApplyAsync(default));
        _repository.Attestations.ShouldBeEmpty();
    }

    private GitHubClient Client(string token) => new(
        GitHubServer.At(_github.Api.AbsoluteUri, "test"), new GitHubToken(token, "variable GITHUB_TOKEN"), new GitHubLimits { Attempts = 3, FirstPause = TimeSpan.FromMilliseconds(1) }, _network);

    private AttestationEffect Effect(GitHubClient client, string signature = "Zmlyc3Q=", bool isRequired = false)
    {
        var statement = $$$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a.txt","digest":{"sha256":"{{{FileDigest.OfText("a")}}}"}}],"predicateType":"https://slsa.dev/provenance/v1","predicate":{}}""";
        var bundle = $$$"""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"publicKey":{"hint":"h"}},"dsseEnvelope":{"payload":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(statement))}}}","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"{{{signature}}}"}]}}""";
        var file = _files.Write($"{signature.TrimEnd('=')}.sigstore.json", bundle);
        return new AttestationEffect(client, "ada", "tool", new AssetUpload("tool.intoto.jsonl.sigstore.json", "application/json", FileDigest.OfText(bundle), bundle.Length, file), isRequired, _told.Add);
    }
}
