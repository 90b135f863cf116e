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
        var notes = PageNotes.Of(context);
        return ReleaseEffects.Of(
            context.Store, DraftOf(context, notes.Page), there.Select(artifact => UploadOf(context, there, artifact)).Concat(notes.Attached is { } attached ? [attached] : []), notBuilt,
            name => changing.Contains(name) ? async (_, _, _) => (await adoption.Value).ContainsKey(name) : null,
            context.DraftReport.IsWanted ? context.DraftReport.Report : null, context.DraftReport.Uploads,
            new PublicationRules { TagPrefix = context.Settings.TagPrefix, Latest = context.Settings.Latest, MayReplace = context.Settings.ReplacePublished });
    }

    /// <summary>Stops a release that the store does not take, before anything is created; all of it at once.</summary>
    public static void CheckLimits(ReleaseContext context, string where, bool isBuilt)
    {
        var reports = context.DraftReport.IsWanted ? context.DraftReport.Report.Names : [];
        // What lies there before it is built may be of an earlier run.
        var sizes = isBuilt ? context.Artifacts.Released.ToDictionary(artifact => artifact.Name, artifact => (long?)artifact.Size, StringComparer.Ordinal) : [];
        string[] notes = isBuilt && PageNotes.Of(context).Attached is { } attached ? [attached.Name] : [];
        context.Store.Limits.ThrowIfExceeded(
            where, [.. context.Plan.Released.Select(planned => planned.Name).Concat(reports).Concat(notes).Select(name => (name, sizes.GetValueOrDefault(name)))]);
    }

    private static AssetUpload UploadOf(ReleaseContext context, IReadOnlyList<Artifact> all, Artifact artifact)
    {
        var follows = SignatureNames.FollowsBundle(artifact, subject => all.FirstOrDefault(other => other.Name == subject)?.Kind);
        return ReleaseEffects.UploadOf(context.Catalogue, artifact) with { Order = follows ? EffectOrder.FollowingUpload : EffectOrder.Upload, Label = context.Settings.GitHub.Label?.Invoke(artifact) };
    }

    private static ReleaseDraft DraftOf(ReleaseContext context, string notes) => new(
        context.Version.Tag,
        context.Version.Commit,
        NameTemplateRules.Fill(context.Settings.Notes.TitleTemplate, NameWords.For(context)),
        notes,
        context.Version.Version.IsPrerelease);
}
