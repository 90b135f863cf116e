using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Tools.Gpg;
using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>What the tasks of the Linux package formats share: one package for each processor, from the target with the C library that suits the format.</summary>
public abstract class LinuxPackageTask : ArtifactTask
{
    /// <summary>The format.</summary>
    protected abstract PackageFormats Format { get; }

    /// <summary>The kind of its artifacts.</summary>
    private protected abstract ArtifactKind Kind { get; }

    /// <summary>The file name's end.</summary>
    private string Ending => "." + Format.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var compression = FormatSettings(context).Compression;
        if (compression is PayloadCompression.Xz or PayloadCompression.Zstd)
        {
            yield return new Requirement
            {
                Kind = RequirementKind.Tool,
                Name = compression.ToString().ToLowerInvariant(),
                Purpose = "compresses the packages",
                Hint = compression == PayloadCompression.Xz ? "apt-get install xz-utils, brew install xz" : "apt-get install zstd, brew install zstd",
                Check = _ => PayloadCompressors.Missing(compression),
            };
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (target, programs, whyNot) in PackageTargets.Of(context, Format))
        {
            if ((whyNot ?? WhyNot(context)) is { } reason)
            {
                context.Run.Skip($"{Name} ({target.Name})", reason);
                continue;
            }

            var outline = Outline(context, target);
            if (outline.Problems.Count > 0)
            {
                throw new PreflightException($"{Name}: {outline.FileName}", outline.Problems);
            }

            var template = FormatSettings(context).NameTemplate;
            yield return new PlannedArtifact
            {
                Kind = Kind,
                Name = AssetName.From(template is null ? outline.FileName : NameTemplateRules.Fill(template, NameWords.For(context, target)) + Ending),
                Target = target.Name,
                Inputs = programs,
                Files = PackageFacts.FilesOf(context.Root, outline.Model),
                Facts = [PackageFacts.DigestOf(context.Root, outline.Model), .. FormatSettings(context).PayloadFacts, .. outline.Facts],
            };
        }
    }

    /// <summary>What a package installs. Override it to add, move or leave out something.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs, which go to <c>/usr/bin</c>; none while the plan is made.</param>
    /// <returns>Contents in any order.</returns>
    protected virtual IList<PackageContent> Contents(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(programs);
        return
        [
            .. programs.Select(program => PackageContent.File(
                context.Content(program), "/usr/bin/" + program.Name) with { Mode = 0b111_101_101 }),
            .. PackageParts.Of(context),
            .. context.Settings.LinuxPackages.Contents,
            .. FormatSettings(context).Contents,
        ];
    }

    /// <summary>Why this format has no package of this release at all; null when it has.</summary>
    private protected virtual string? WhyNot(ReleaseContext context) => null;

    /// <summary>The settings of the format.</summary>
    /// <param name="context">The release.</param>
    private protected abstract PackageFormatSettings FormatSettings(ReleaseContext context);

    /// <summary>What is known of a package before its programs are made.</summary>
    private protected abstract PackageOutline Outline(ReleaseContext context, Target target);

    /// <summary>The model that all formats share.</summary>
    private protected LinuxPackage Model(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs) =>
        PackageModel.Describe(context, FormatSettings(context), Format, target, Contents(context, target, programs));

    /// <summary>How the files inside are compressed: a large one that another package or archive holds too is compressed once.</summary>
    private protected PayloadSettings Payload(ReleaseContext context) => FormatSettings(context).PayloadBy(ThreadsOfEach(context), context.Compressed);

    /// <summary>Signs with the release's key; null where nothing is signed.</summary>
    private protected GpgSigner? Signer(ReleaseContext context, bool? signed, ItemLog log) =>
        IsSigned(context, signed) ? new GpgSigner(context, context.Settings.Gpg, Name, log) : null;

    /// <summary>Whose signature it bears, without a secret.</summary>
    private protected static string SignedBy(ReleaseContext context, bool? signed) => IsSigned(context, signed) ? context.Settings.Gpg.Fact(context) : "none";

    /// <summary>Keeps sentences for the end of the run.</summary>
    private protected void Remark(ReleaseContext context, PlannedArtifact artifact, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            context.Run.Remark($"{Name}: {artifact.Name}: {sentence}.");
        }
    }

    private static bool IsSigned(ReleaseContext context, bool? signed) => signed ?? context.Settings.Gpg.IsSet(context);
}
