using System.Security.Cryptography;
using System.Text;
using Releasing.Cake.Tasks;

namespace Releasing.Cake.Reports;

/// <summary>The release notes of a run as a piece of the report page.</summary>
internal static class NotesFragment
{
    private const long Longest = 1024 * 1024;

    /// <summary>The elements that <c>ReleaseNotes</c> wrote; null when this run had none, they are not what was written, or too long for the page.</summary>
    public static string? Of(ReleaseContext context)
    {
        if (context.Run.Artifacts.LastOrDefault(made => made.Artifact.Name == ReleaseNotesTask.HtmlName) is not { Artifact: { Path: not null, Size: <= Longest } notes })
        {
            return null;
        }

        var path = context.Catalogue.FullPath(notes);
        try
        {
            // Read as markup: nothing but the bytes that were escaped when they were written.
            var bytes = File.Exists(path) && new FileInfo(path).Length == notes.Size ? File.ReadAllBytes(path) : [];
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == notes.Sha256 ? Encoding.UTF8.GetString(bytes) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The report of a run tells what it can.
            return null;
        }
    }
}
