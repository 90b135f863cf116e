using Releasing.Artifacts;
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
        return ReleaseEffects.Of(
            context.Store, DraftOf(context), there.Select(artifact => ReleaseEffects.UploadOf(context.Catalogue, artifact)), notBuilt);
    }

    private static ReleaseDraft DraftOf(ReleaseContext context) => new(
        context.Version.Tag,
        context.Version.Commit,
        NameTemplateRules.Fill(context.Settings.Notes.TitleTemplate, NameWords.For(context)),
        NotesOf(context),
        context.Version.Version.IsPrerelease);

    private static string NotesOf(ReleaseContext context)
    {
        var path = context.Artifacts.Of(ArtifactKind.ReleaseNotes).Select(context.Catalogue.FullPath).FirstOrDefault(File.Exists);
        return path is null ? "" : File.ReadAllText(path);
    }
}
