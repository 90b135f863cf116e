using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Verification;

namespace Releasing.Cake.Attesting;

/// <summary>
/// Signatures and provenance differ from run to run. What the release holds of an earlier run serves as well when it verifies, with the key or identity of this run, over the
/// same files: it is then taken over, so that what is published never changes and the files here agree with it.
/// </summary>
internal sealed class Adoption(ReleaseContext context)
{
    private readonly Dictionary<string, byte[]> _adopted = new(StringComparer.Ordinal);

    /// <summary>What serves as well as what was made here: bytes by asset name. Nothing is changed.</summary>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<IReadOnlyDictionary<string, byte[]>> FindAsync(CancellationToken cancellationToken)
    {
        var release = await context.Store.FindAsync(context.Version.Tag, cancellationToken);
        var own = context.Artifacts.Released.ToDictionary(artifact => artifact.Name, StringComparer.Ordinal);
        if (release is null || release.Commit != context.Version.Commit || own.Values.All(artifact => artifact.Traits.Deterministic))
        {
            return _adopted;
        }

        var there = new RemoteAssets(context.Store, release, await context.Store.ListAssetsAsync(release, cancellationToken));
        var check = new SameSignature(context, own, there, _adopted);
        foreach (var provenance in own.Values.Where(artifact => artifact.Kind == ArtifactKind.Provenance))
        {
            await TryAsync(provenance.Name, () => check.ProvenanceAsync(provenance, cancellationToken));
        }

        foreach (var signature in own.Values.Where(artifact => artifact.Kind == ArtifactKind.Signature && !_adopted.ContainsKey(artifact.Name)))
        {
            await TryAsync(signature.Name, () => check.SignatureAsync(signature, cancellationToken));
        }

        return _adopted;
    }

    /// <summary>Takes over what serves as well: the files here, the catalogue and the summary then agree with the release.</summary>
    /// <param name="cancellationToken">Stops before the next file.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var adopted = await FindAsync(cancellationToken);
        var planned = context.Plan.Released.Where(artifact => adopted.ContainsKey(artifact.Name)).OrderBy(artifact => artifact.Kind == ArtifactKind.Provenance ? 0 : 1).ToList();
        foreach (var artifact in planned)
        {
            var bytes = adopted[artifact.Name];
            var written = await AtomicFile.WriteHashedAsync(context.FullPath(artifact), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
            await RecordAsync(artifact, new FileDigest(written.Sha256, written.Size), cancellationToken);
        }

        await SignAgainAsync(planned, adopted, cancellationToken);
    }

    // What this run signed beside a provenance that was then replaced, and what the release does not hold yet, is about other bytes now.
    private async Task SignAgainAsync(List<PlannedArtifact> planned, IReadOnlyDictionary<string, byte[]> adopted, CancellationToken cancellationToken)
    {
        await using var maker = new SignatureMaker(context);
        foreach (var provenance in planned.Where(artifact => artifact.Kind == ArtifactKind.Provenance))
        {
            var stale = context.Plan.By(TaskNames.Sign).Where(signature => signature.Subject == provenance.Name && !adopted.ContainsKey(signature.Name)).ToList();
            var digests = await maker.MakeAsync(provenance, stale, null, cancellationToken);
            for (var index = 0; index < stale.Count; index++)
            {
                await RecordAsync(stale[index], digests[index], cancellationToken);
            }
        }
    }

    private async Task RecordAsync(PlannedArtifact planned, FileDigest digest, CancellationToken cancellationToken)
    {
        var recorded = context.Artifacts.Of(planned) with
        {
            Sha256 = digest.Sha256,
            Size = digest.Size,
            Fingerprint = await context.Fingerprints.OfAsync(planned, context.TasksByName[planned.Task].GetType(), cancellationToken),
        };
        context.Catalogue.Record(recorded);
        context.Run.Adopt(recorded);
    }

    private async Task TryAsync(string name, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception error) when (error is RefusedException or InvalidInputException)
        {
            // Then both stand against each other, and the upload names both digests.
            context.Run.Remark($"{TaskNames.PublishDraft}: {name} in the release does not serve as well as the one made here. {TerminalText.Clean(error.Message)}");
        }
    }
}
