using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Services;

namespace Releasing.Cake.Tasks;

/// <summary>The notes as the store's page takes them, and all of them as a file of the release where it does not.</summary>
/// <param name="Page">The body of the page.</param>
/// <param name="Attached">The file with all of them; null where the page has them.</param>
internal sealed record PageNotes(string Page, AssetUpload? Attached)
{
    public static PageNotes Of(ReleaseContext context)
    {
        var path = context.Artifacts.Of(ArtifactKind.ReleaseNotes).Where(notes => notes.Name == ReleaseNotesTask.FileName).Select(context.Catalogue.FullPath).FirstOrDefault(File.Exists);
        var text = path is null ? "" : File.ReadAllText(path);
        var longest = context.Store.Limits.LongestNotes;
        if (path is null || text.Length <= longest)
        {
            return new PageNotes(text, null);
        }

        var name = context.DraftReport.Report.NotesName;
        var bytes = File.ReadAllBytes(path);
        return new PageNotes(
            ShortNotes.Of(text, longest, context.Store.AddressOf(context.Version.Tag, name)),
            new AssetUpload(name, "text/markdown", Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, path));
    }
}
