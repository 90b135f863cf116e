using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Cake.Settings;
using Releasing.Services;

namespace Releasing.Cake.Tasks;

/// <summary>The effects that make this release in its store, rebuilt from plan, catalogue and settings whenever they are asked for.</summary>
internal static class StoreEffects
{
    public static ReleaseEffects Of(ReleaseContext context)
    {
        var there = context.Artifacts.Released;
        var notBuilt = context.Plan.Released.Select(planned => planned.Name).Except(there.Select(artifact => artifact.Name), StringComparer.Ordinal);
        var adoption = new Lazy<Task<IReadOnlyDictionary<string, byte[]>>>(() => new Adoption(context).FindAsync(CancellationToken.None));
        var changing = there.Where(artifact => !artifact.Traits.Deterministic).Select(artifact => artifact.Name).ToHashSet(StringComparer.Ordinal);
        return ReleaseEffects.Of(
            context.Store, DraftOf(context), there.Select(artifact => UploadOf(context, there, artifact)), notBuilt,
            name => changing.Contains(name) ? async (_, _, _) => (await adoption.Value).ContainsKey(name) : null,
            context.DraftReport.IsWanted ? context.DraftReport.Report : null, context.DraftReport.Uploads);
    }

    private static AssetUpload UploadOf(ReleaseContext context, IReadOnlyList<Artifact> all, Artifact artifact)
    {
        var follows = SignatureNames.FollowsBundle(artifact, subject => all.FirstOrDefault(other => other.Name == subject)?.Kind);
        return ReleaseEffects.UploadOf(context.Catalogue, artifact) with { Order = follows ? EffectOrder.FollowingUpload : EffectOrder.Upload };
    }

    private static ReleaseDraft DraftOf(ReleaseContext context) => new(
        context.Version.Tag,
        context.Version.Commit,
        NameTemplateRules.Fill(context.Settings.Notes.TitleTemplate, NameWords.For(context)),
        NotesOf(context),
        context.Version.Version.IsPrerelease);

    private static string NotesOf(ReleaseContext context)
    {
        var path = context.Artifacts.Of(ArtifactKind.ReleaseNotes).Where(notes => notes.Name == ReleaseNotesTask.FileName).Select(context.Catalogue.FullPath).FirstOrDefault(File.Exists);
        return path is null ? "" : File.ReadAllText(path);
    }
}
