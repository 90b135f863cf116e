using Releasing.Artifacts;
using Releasing.Effects;

namespace Releasing.Services;

/// <summary>All effects that make one release in a store, sharing one view of it.</summary>
/// <param name="Draft">The draft is there.</param>
/// <param name="Uploads">Every asset is in it.</param>
/// <param name="Publish">It is public; runs only after verification.</param>
public sealed record ReleaseEffects(CreateDraftEffect Draft, IReadOnlyList<UploadAssetEffect> Uploads, PublishReleaseEffect Publish)
{
    /// <summary>The report of the verification is in it, in each of its forms; empty where none is wanted.</summary>
    public IReadOnlyList<UploadReportEffect> Reports { get; init; } = [];

    /// <summary>What is there has made room; null where the repository lets nothing be replaced.</summary>
    public ReplaceReleaseEffect? Replace { get; init; }

    /// <summary>What lies before verification: the draft and its assets.</summary>
    public IReadOnlyList<IEffect> BeforeVerification => Replace is null ? [Draft, .. Uploads] : [Replace, Draft, .. Uploads];

    /// <summary>The effects of a release.</summary>
    /// <param name="store">Where it will live.</param>
    /// <param name="draft">What its page will say.</param>
    /// <param name="built">The files that are built.</param>
    /// <param name="notBuilt">Names of assets that are only planned; for the plan.</param>
    /// <param name="servesAsWell">For assets whose bytes differ from run to run, the check by asset name; null where other bytes are a conflict.</param>
    /// <param name="report">The report that is attached after verification; null for none.</param>
    /// <param name="reports">The files of the report; null or empty before the verification.</param>
    /// <param name="rules">What the repository decides; null for the defaults.</param>
    public static ReleaseEffects Of(
        IReleaseStore store, ReleaseDraft draft, IEnumerable<AssetUpload> built, IEnumerable<string>? notBuilt = null,
        Func<string, SameSubjectCheck?>? servesAsWell = null, AttachedReport? report = null, IReadOnlyList<AssetUpload>? reports = null, PublicationRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var view = new ReleaseView(store, draft.Tag);
        var mayReplace = rules?.MayReplace == true;
        UploadAssetEffect[] uploads =
        [
            .. built.Select(upload => new UploadAssetEffect(view, upload, servesAsWell?.Invoke(upload.Name)) { MayReplace = mayReplace }),
            .. (notBuilt ?? []).Select(name => UploadAssetEffect.NotBuilt(view, name, mayReplace)),
        ];
        UploadReportEffect[] attached =
            report is null ? [] : [.. report.Names.Select(name => new UploadReportEffect(view, report, name, reports?.FirstOrDefault(file => file.Name == name)) { MayReplace = mayReplace })];
        IAssetEffect[] all = [.. uploads, .. attached];
        return new ReleaseEffects(new CreateDraftEffect(view, draft), uploads, new PublishReleaseEffect(view, all, rules))
        {
            Reports = attached,
            Replace = mayReplace ? new ReplaceReleaseEffect(view, all) : null,
        };
    }

    /// <summary>The upload of an artifact of the catalogue.</summary>
    /// <param name="catalogue">The catalogue that knows where it lies.</param>
    /// <param name="artifact">A released artifact.</param>
    public static AssetUpload UploadOf(Catalogue catalogue, Artifact artifact)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(artifact);
        return new(artifact.Name, ArtifactTraits.MediaTypeOf(artifact.Kind, artifact.Name), artifact.Sha256, artifact.Size, catalogue.FullPath(artifact));
    }
}
