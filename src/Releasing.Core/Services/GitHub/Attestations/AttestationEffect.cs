using System.Text.Json;
using Releasing.Effects;
using Releasing.Failures;
using Releasing.Provenance;
using Releasing.Signing.Bundles;
using Releasing.Text;

namespace Releasing.Services.GitHub.Attestations;

/// <summary>
/// GitHub keeps the signed provenance with the repository too, so that <c>gh attestation verify</c> finds it by a file's digest. It comes on top: the release holds the same bundle as an asset. Where
/// GitHub refuses (a private repository without the feature, a token without the permission), that is told and the release goes on, unless the repository requires it.
/// </summary>
/// <remarks>GitHub's documentation, "REST API endpoints for repository attestations".</remarks>
/// <param name="client">Asks.</param>
/// <param name="owner">Whose repository.</param>
/// <param name="repository">Its name.</param>
/// <param name="upload">The bundle, as it is an asset of the release.</param>
/// <param name="isRequired">A refusal ends the release.</param>
/// <param name="tell">Gets a sentence where GitHub refuses.</param>
public sealed class AttestationEffect(GitHubClient client, string owner, string repository, AssetUpload upload, bool isRequired, Action<string> tell) : IEffect
{
    private const int LargestBundle = 16 * 1024 * 1024;
    private const string Permission = "attestations: write";

    private readonly string _path = GitHubRequest.PathOf("repos", owner, repository, "attestations");

    /// <inheritdoc/>
    public string Id => $"attest:github/{owner}/{repository}/{upload.Name}";

    /// <inheritdoc/>
    public string Description => $"offer {upload.Name} to the attestations of {owner}/{repository}";

    /// <inheritdoc/>
    public int Order => EffectOrder.Attestation;

    /// <inheritdoc/>
    public string? Digest => upload.Sha256;

    /// <summary>What GitHub keeps it keeps.</summary>
    public bool Irreversible => true;

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await IsThereAsync(await ReadAsync(cancellationToken), cancellationToken) ? Probe.Same : Probe.Absent;
        }
        catch (GitHubException refusal) when (MayRefuse(refusal))
        {
            // Nothing can be seen, so nothing is known to be there; what GitHub says to the offer counts.
            return Probe.Absent;
        }
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(cancellationToken);
        using var bundle = JsonDocument.Parse(bytes);
        var request = new GitHubRequest(HttpMethod.Post, _path) { Permission = Permission };
        try
        {
            await client.LookingAsync(
                async (begun, stop) => begun > 0 && await IsThereAsync(bytes, stop)
                    ? new AttestationId()
                    : await client.SendAsync(request, new AttestationBody(bundle.RootElement), AttestationJson.Default.AttestationBody, AttestationJson.Default.AttestationId, stop),
                cancellationToken);
        }
        catch (GitHubException refusal) when (MayRefuse(refusal))
        {
            tell($"GitHub does not keep {upload.Name} as an attestation; the release holds it all the same. {refusal.Message}");
        }
    }

    /// <inheritdoc/>
    public Task<bool> UndoAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    private bool MayRefuse(GitHubException refusal) => !isRequired && refusal.Status is 403 or 404 or 422;

    private async Task<byte[]> ReadAsync(CancellationToken cancellationToken) => new FileInfo(upload.File) is { Exists: true, Length: <= LargestBundle }
        ? await File.ReadAllBytesAsync(upload.File, cancellationToken)
        : throw new ReleaseException($"{upload.File}: there is no bundle of at most {LargestBundle} bytes. Build it again.");

    // Every subject leads to the same attestation: one look is enough.
    private async Task<bool> IsThereAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        var own = BundleReader.Read(bytes, upload.Name).Envelope ?? throw new ReleaseException($"{PlainText.Line(upload.Name)}: it is no signed statement. Sign the provenance again.");
        var subject = Statement.Read(own.Payload, upload.Name).Subjects[0].Sha256;
        var signature = Convert.ToBase64String(own.Signatures[0].Signature.Span);
        try
        {
            var list = await client.GetAsync($"{_path}{GitHubRequest.PathOf($"sha256:{subject}")}?per_page=100&predicate_type=provenance", AttestationJson.Default.AttestationList, cancellationToken);
            return list.Attestations.Any(attestation => attestation.Bundle is not { ValueKind: JsonValueKind.Object } bundle || HasSignature(bundle, signature));
        }
        catch (GitHubException none) when (none.Status == 404)
        {
            return false;
        }
    }

    // One whose bundle GitHub does not show is about the same file and the same kind of claim: offering ours again and again would only pile them up.
    private static bool HasSignature(JsonElement bundle, string signature) =>
        bundle.TryGetProperty("dsseEnvelope", out var envelope) && envelope.ValueKind == JsonValueKind.Object
        && envelope.TryGetProperty("signatures", out var signatures) && signatures.ValueKind == JsonValueKind.Array
        && signatures.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("sig", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() == signature);
}
