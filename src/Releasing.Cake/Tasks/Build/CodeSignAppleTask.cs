using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Builders;
using Releasing.Cake.CodeSigning;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Signs every macOS program, the universal ones too, and has Apple notarise all of them in one submission.</summary>
[TaskName(TaskNames.CodeSignApple)]
[TaskDescription("Signs the macOS programs and has Apple notarise them")]
[IsDependentOn(typeof(UniversalBinaryTask))]
public class CodeSignAppleTask : CodeSignTask
{
    /// <inheritdoc/>
    protected override TargetOs System => TargetOs.MacOs;

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SkipReason(context) is not null)
        {
            yield break;
        }

        // codesign and xcrun tell no version; that of the system decides.
        yield return Requirement.Tool("codesign", "signs the macOS programs", "run on macOS, where it is part of the system") with { VersionArguments = ["--help"] };
        yield return new Requirement
        {
            Kind = RequirementKind.Setting,
            Name = "Developer ID",
            Purpose = "signs the macOS programs",
            Hint = "set Settings.CodeSigning.Apple.Identity to a name that 'security find-identity -v -p codesigning' lists",
            Check = release => release.Settings.CodeSigning.Apple.IsSet ? null : "not set",
        };
        var notarised = context.Settings.CodeSigning.Apple.IsNotarised(context);
        yield return Requirement.Tool("xcrun", "notarises the macOS programs", "xcode-select --install") with { IsRequired = notarised };
        yield return new Requirement
        {
            Kind = RequirementKind.Secret,
            Name = "notary key",
            Purpose = "notarises the macOS programs, which run elsewhere only then without a warning",
            Hint = $"set {context.Settings.CodeSigning.Apple.NotaryKey.Source} to the .p8 file of an App Store Connect API key, and Settings.CodeSigning.Apple.NotaryKeyId to its id",
            IsRequired = false,
            Check = release => release.Settings.CodeSigning.Apple.IsNotarised(release) ? null : "not set",
        };
    }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.CodeSigning.Apple;
        return base.SkipReason(context) ?? (settings.Enabled switch
        {
            false => "Settings.CodeSigning.Apple.Enabled is false",
            null when !settings.IsSet => "there is no identity (Settings.CodeSigning.Apple.Identity)",
            _ => null,
        });
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Facts(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.CodeSigning.Apple;
        return
        [
            $"identity={settings.Identity}", $"team={settings.Team}", $"notarised={settings.IsNotarised(context)}",
            $"entitlements={(settings.Entitlements is { } file ? FileDigest.OfText(ReadEntitlements(context, file)) : "none")}",
        ];
    }

    /// <summary>All at once, because one submission serves all.</summary>
    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<PlannedArtifact>> Batches(ReleaseContext context, IReadOnlyList<PlannedArtifact> planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return planned.Count == 0 ? [] : [planned];
    }

    /// <inheritdoc/>
    protected override string TitleOf(IReadOnlyList<PlannedArtifact> batch) => "macOS programs";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<FileDigest?>> ProduceBatchAsync(
        ReleaseContext context, IReadOnlyList<PlannedArtifact> batch, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(batch);
        var digests = await base.ProduceBatchAsync(context, batch, log, cancellationToken);
        if (context.Settings.CodeSigning.Apple.IsNotarised(context))
        {
            await new AppleSigner(context, Name, log).NotariseAsync([.. batch.Select(context.FullPath)], cancellationToken);
        }

        return digests;
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var where = $"{Name}: {artifact.Target}: {artifact.Name}";
        var path = context.FullPath(artifact);
        await new AppleSigner(context, where, log).SignAsync(context.FullPath(artifact.Inputs[0]), path, cancellationToken);
        BinaryCheck.Require(path, where, TargetTable.Get(artifact.Target!), maxGlibc: null);
        return null;
    }

    private static string ReadEntitlements(ReleaseContext context, string file)
    {
        var path = Path.GetFullPath(Path.Combine(context.Root, file));
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new ReleaseException($"{TaskNames.CodeSignApple}: there is no file '{TerminalText.Clean(file)}'. Correct Settings.CodeSigning.Apple.Entitlements.");
    }
}
