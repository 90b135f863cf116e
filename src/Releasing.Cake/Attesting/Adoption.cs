using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
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
    private static readonly HashSet<string> s_none = [];

    private readonly Dictionary<string, byte[]> _adopted = new(StringComparer.Ordinal);

    /// <summary>What serves as well as what was made here: bytes by asset name. Nothing is changed.</summary>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<IReadOnlyDictionary<string, byte[]>> FindAsync(CancellationToken cancellationToken)
    {
        if (await LookAsync(s_none, cancellationToken) is { } change)
        {
            context.Run.Remark(change.Message);
        }

        return _adopted;
    }

    private async Task<ReleaseException?> LookAsync(HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var release = await context.Store.FindAsync(context.Version.Tag, cancellationToken);
        var own = context.Artifacts.Released.Where(artifact => !wanted.Contains(artifact.Name)).ToDictionary(artifact => artifact.Name, StringComparer.Ordinal);
        if (release is null || release.Commit != context.Version.Commit || (wanted.Count == 0 && own.Values.All(artifact => artifact.Traits.Deterministic)))
        {
            return null;
        }

        var there = new RemoteAssets(context.Store, release, await context.Store.ListAssetsAsync(release, cancellationToken));
        var check = new SameSignature(context, own, wanted, there, _adopted);
        foreach (var provenance in own.Values.Where(artifact => artifact.Kind == ArtifactKind.Provenance && (wanted.Count == 0 || context.Plan.By(TaskNames.Sign).Any(planned => planned.Subject == artifact.Name && wanted.Contains(planned.Name)))))
        {
            await TryAsync(provenance.Name, () => check.ProvenanceAsync(provenance, cancellationToken));
        }

        foreach (var signature in context.Plan.Released.Where(planned => planned.Kind == ArtifactKind.Signature && !_adopted.ContainsKey(planned.Name) && (wanted.Count == 0 ? own.ContainsKey(planned.Name) : wanted.Contains(planned.Name))))
        {
            await TryAsync(signature.Name, () => check.SignatureAsync(signature.Name, signature.Subject, cancellationToken));
        }

        return check.Change?.ToException(context, wanted.Count == 0 ? TaskNames.PublishDraft : TaskNames.Sign, release.IsDraft);
    }

    /// <summary>Takes over, before anything is signed, the signatures that the release holds already and that are not up to date here, and the provenance they are over.</summary>
    /// <param name="task">The class of the task that signs.</param>
    /// <param name="cancellationToken">Stops before the next file.</param>
    /// <returns>The names of the signatures that need not be made.</returns>
    /// <exception cref="ReleaseException">Somebody else signed what this very run would publish: then no signature of this run could be.</exception>
    public async Task<IReadOnlySet<string>> BeforeSigningAsync(Type task, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var planned in context.Plan.By(TaskNames.Sign))
        {
            if (!(await Verdict.OfAsync(planned, await context.Fingerprints.OfAsync(planned, task, cancellationToken), context.Catalogue, cancellationToken)).IsUpToDate)
            {
                wanted.Add(planned.Name);
            }
        }

        if (wanted.Count == 0)
        {
            return s_none;
        }

        if (await LookAsync(wanted, cancellationToken) is { } change && context.PlannedTasks.Any(planned => planned is PublishDraftTask))
        {
            throw change;
        }

        foreach (var artifact in context.Plan.Released.Where(artifact => _adopted.ContainsKey(artifact.Name)).OrderBy(artifact => artifact.Kind == ArtifactKind.Provenance ? 0 : 1).ToList())
        {
            await TakeAsync(artifact, isMade: artifact.Kind == ArtifactKind.Provenance, cancellationToken);
        }

        return _adopted.Keys.Where(wanted.Contains).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Takes over what serves as well: the files here, the catalogue and the summary then agree with the release.</summary>
    /// <param name="cancellationToken">Stops before the next file.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await LookAsync(s_none, cancellationToken) is { } change)
        {
            throw change;
        }

        var adopted = _adopted;
        var planned = context.Plan.Released.Where(artifact => adopted.ContainsKey(artifact.Name)).OrderBy(artifact => artifact.Kind == ArtifactKind.Provenance ? 0 : 1).ToList();
        foreach (var artifact in planned)
        {
            await TakeAsync(artifact, isMade: true, cancellationToken);
        }

        await SignAgainAsync(planned, adopted, cancellationToken);
    }

    // What this run signed beside a provenance that was then replaced, and what the release does not hold yet, is about other bytes now.
    private async Task SignAgainAsync(List<PlannedArtifact> planned, Dictionary<string, byte[]> adopted, CancellationToken cancellationToken)
    {
        await using var maker = new SignatureMaker(context);
        foreach (var provenance in planned.Where(artifact => artifact.Kind == ArtifactKind.Provenance))
        {
            var stale = context.Plan.By(TaskNames.Sign).Where(signature => signature.Subject == provenance.Name && !adopted.ContainsKey(signature.Name)).ToList();
            var digests = await maker.MakeAsync(provenance, stale, s_none, null, cancellationToken);
            for (var index = 0; index < stale.Count; index++)
            {
                await RecordAsync(stale[index], digests[index], isMade: true, cancellationToken);
            }
        }
    }

    private async Task TakeAsync(PlannedArtifact artifact, bool isMade, CancellationToken cancellationToken)
    {
        var (path, bytes) = (context.FullPath(artifact), _adopted[artifact.Name]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var written = await AtomicFile.WriteHashedAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
        await RecordAsync(artifact, new FileDigest(written.Sha256, written.Size), isMade, cancellationToken);
    }

    private async Task RecordAsync(PlannedArtifact planned, FileDigest digest, bool isMade, CancellationToken cancellationToken)
    {
        var recorded = new Artifact
        {
            Kind = planned.Kind,
            Name = planned.Name,
            Path = planned.Path,
            Target = planned.Target,
            Subject = planned.Subject,
            Sha256 = digest.Sha256,
            Size = digest.Size,
            ProducedBy = planned.Task,
            Fingerprint = await context.Fingerprints.OfAsync(planned, context.TasksByName[planned.Task].GetType(), cancellationToken),
        };
        context.Catalogue.Record(recorded);
        if (isMade)
        {
            context.Run.Adopt(recorded);
        }
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
