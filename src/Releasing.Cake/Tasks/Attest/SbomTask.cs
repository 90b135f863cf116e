using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Attesting.Sboms;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Sboms;
using Releasing.Sboms.Reading;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Writes the software bills of materials: one for each archive and package of programs, from the programs themselves and from lock files, and one for the whole release.
/// </summary>
[TaskName(TaskNames.Sbom)]
[TaskDescription("Writes what is in every package and in the release")]
[IsDependentOn(typeof(PackageStage))]
public class SbomTask : ArtifactTask
{
    private const string FormatFact = "format=";

    private readonly Lock _gate = new();
    private SbomInventories? _inventories;

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) => [GitRequirement.Because("tells the lock files that belong to the repository")];

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Sbom;
        // What vouches for the payload is no part of it, another bill least of all.
        var payload = context.Plan.Released.Where(IsPayload).OrderBy(artifact => artifact.Name, StringComparer.Ordinal).ToList();
        if (payload.Count == 0)
        {
            yield break;
        }

        var lockFiles = SbomLockFiles.Of(context);
        var facts = SbomModel.FactsOf(context);
        foreach (var file in payload.Where(file => settings.PerArtifact && HasPrograms(file)))
        {
            foreach (var format in settings.Formats.Distinct())
            {
                yield return Planned(file.Name, format, [file]) with { Subject = file.Name, Target = file.Target };
            }
        }

        var name = NameTemplateRules.Fill(settings.NameTemplate, NameWords.For(context));
        foreach (var format in settings.ForRelease ? settings.Formats.Distinct() : [])
        {
            yield return Planned(name, format, payload);
        }

        PlannedArtifact Planned(string start, SbomFormat format, IReadOnlyList<PlannedArtifact> files) => new()
        {
            Kind = ArtifactKind.Sbom,
            Name = AssetName.From(start + SbomFile.EndingOf(format)),
            Inputs = [.. files, .. files.SelectMany(file => file.Inputs).Where(input => input.Kind == ArtifactKind.Binary).DistinctBy(program => program.Identity)],
            Files = lockFiles,
            Facts = [FormatFact + format, .. facts],
        };
    }

    /// <summary>What an SBOM says. Override it to add what only the repository knows, such as a supplier or components that no lock file names.</summary>
    /// <param name="context">The release.</param>
    /// <param name="artifact">The SBOM as it was planned; its subject is null for that of the whole release.</param>
    /// <param name="found">The model with everything that was found.</param>
    protected virtual Bom Describe(ReleaseContext context, PlannedArtifact artifact, Bom found) => found;

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context) ?? (context.Settings.Sbom.Formats.Count == 0 ? "Settings.Sbom.Formats is empty" : null);
    }

    /// <summary>All formats of one SBOM are made together: the model is the same.</summary>
    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return planned.GroupBy(artifact => artifact.Subject ?? "").Select(group => (IReadOnlyList<PlannedArtifact>)[.. group]);
    }

    /// <inheritdoc/>
    protected override string TitleOf(IReadOnlyList<PlannedArtifact> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch[0].Subject ?? batch[0].Name;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<FileDigest?>> ProduceBatchAsync(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(log);
        var model = new SbomModel(context, Inventories(context, batch[0].Files));
        var files = batch[0].Inputs.Where(IsPayload).ToList();
        var found = batch[0].Subject is null ? await model.OfReleaseAsync(files, cancellationToken) : await model.OfFileAsync(files[0], cancellationToken);
        Report(Completeness.Of(Describe(context, batch[0], found)), log);
        var digests = new List<FileDigest?>(batch.Count);
        foreach (var artifact in batch)
        {
            digests.Add(await WriteAsync(context, artifact, Describe(context, artifact, found), cancellationToken));
        }

        return digests;
    }

    /// <summary>Not used: all formats of one SBOM are written from one model.</summary>
    /// <inheritdoc/>
    protected sealed override Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken) =>
        throw new ReleaseException($"{Name}: all formats of an SBOM are made together. Override Describe instead.");

    private static async Task<FileDigest> WriteAsync(ReleaseContext context, PlannedArtifact artifact, Bom bom, CancellationToken cancellationToken)
    {
        var format = Enum.Parse<SbomFormat>(artifact.Facts[0][FormatFact.Length..]);
        var path = context.FullPath(artifact);
        var written = await SbomFile.WriteAsync(path, bom, format, cancellationToken);
        if (context.Settings.Sbom.Validation && await SbomReader.ReadFileAsync(path, cancellationToken) is { IsValid: false } reading)
        {
            File.Delete(path);
            throw new PreflightException($"{artifact.Task}: {artifact.Name} would break its specification", reading.Problems);
        }

        return new FileDigest(written.Sha256, written.Size);
    }

    private static void Report(Completeness completeness, ItemLog log)
    {
        foreach (var line in completeness.Missing.Select(element => element.Line).Concat(completeness.Gaps))
        {
            log.WriteLine(line);
        }

        if (completeness.IsComplete)
        {
            log.WriteLine("Every minimum element is there.");
        }
    }

    private static bool IsPayload(PlannedArtifact artifact) =>
        artifact is { Traits: { Released: true, Checksummed: true }, Kind: not (ArtifactKind.Sbom or ArtifactKind.Provenance or ArtifactKind.Signature or ArtifactKind.Checksum) };

    private static bool HasPrograms(PlannedArtifact file) => file.Inputs.Any(input => input.Kind == ArtifactKind.Binary);

    private SbomInventories Inventories(ReleaseContext context, IReadOnlyList<string> lockFiles)
    {
        lock (_gate)
        {
            return _inventories ??= new SbomInventories(context, lockFiles);
        }
    }
}
