using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Signing.Keys;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Signs every released file whose kind is signed: payload, bills of materials, checksums and provenance. Beside each lies a Sigstore bundle, and for a key the bare
/// signature too; the bundle of the provenance holds the provenance itself.
/// </summary>
[TaskName(TaskNames.Sign)]
[TaskDescription("Signs every file of the release")]
[IsDependentOn(typeof(ProvenanceTask))]
public class SignTask : ArtifactTask
{
    private readonly Lock _gate = new();
    private SignatureMaker? _maker;
    private IReadOnlySet<string> _kept = new HashSet<string>();

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. SigningRequirements.Of(context), .. context.Settings.Signing.Gpg ? GpgRequirement.For(context, signed: true) : []];
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var route = context.Signers.Route;
        if (route.Kind == SigningKind.Nobody)
        {
            context.Run.Skip(Name, route.Why);
        }

        string[] forms =
        [
            .. route.Kind == SigningKind.Nobody ? [] : new[] { SignatureNames.Bundle },
            .. route.IsKey ? new[] { SignatureNames.Raw } : [],
            .. context.Settings.Signing.Gpg ? new[] { SignatureNames.OpenPgp } : [],
        ];
        return forms.Length == 0 ? [] : context.Plan.Released.Where(artifact => artifact.Traits.Signed).OrderBy(artifact => artifact.Name, StringComparer.Ordinal)
            .SelectMany(subject => forms.Select(form => Planned(context, subject, form)));
    }

    /// <inheritdoc/>
    protected override int AtOnce(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Signing.Parallelism;
    }

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned) =>
        planned.GroupBy(signature => signature.Subject, StringComparer.Ordinal).Select(IReadOnlyList<PlannedArtifact> (group) => [.. group]);

    /// <inheritdoc/>
    protected override string TitleOf(IReadOnlyList<PlannedArtifact> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch[0].Subject!;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<FileDigest?>> ProduceBatchAsync(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(batch);
        return await Maker(context).MakeAsync(batch[0].Inputs[0], batch, _kept, log, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken) =>
        throw new ReleaseException($"{Name}: the signatures of one file are made together. Override ProduceBatchAsync instead.");

    /// <summary>Takes over what the release holds already and serves as well, so that only the rest is signed, and no log hears of a file twice.</summary>
    /// <param name="context">The release.</param>
    protected override async Task BeginAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var interrupt = new Interrupt();
        _kept = await new Adoption(context).BeforeSigningAsync(GetType(), interrupt.Token);
    }

    /// <inheritdoc/>
    protected override async ValueTask EndAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_maker is { } maker)
        {
            _maker = null;
            var description = maker.Description;
            await maker.DisposeAsync();
            if (description is not null)
            {
                context.Run.Remark($"Signed by {description}{(context.Signers.Route.Kind == SigningKind.UserKey ? ": all files come from one hand, and nobody says whose" : "")}.");
            }
        }

        if (context.Run.Failure is null && context.Plan.By(Name).Count > 0 && context.Signers.PublicKey is { } key)
        {
            // What a person verifies with, beside what it verifies.
            StateFile.Write(Path.Combine(context.ArtifactsFolder, SigningFiles.PublicKey), System.Text.Encoding.ASCII.GetBytes(PublicKeyFacts.Pem(key.Span)));
        }
    }

    private SignatureMaker Maker(ReleaseContext context)
    {
        lock (_gate)
        {
            return _maker ??= new SignatureMaker(context);
        }
    }

    private static PlannedArtifact Planned(ReleaseContext context, PlannedArtifact subject, string form) => new()
    {
        Kind = ArtifactKind.Signature,
        Name = AssetName.From(subject.Name + form),
        Subject = subject.Name,
        Inputs = [subject],
        Facts = [form == SignatureNames.OpenPgp ? $"gpg={context.Settings.Gpg.Fact(context)}" : $"signer={context.Signers.Fact}"],
    };
}
