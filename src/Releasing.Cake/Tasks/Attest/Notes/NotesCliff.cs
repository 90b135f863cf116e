using Cake.Core.Diagnostics;
using Releasing.Notes.Cliff;
using Releasing.Notes.History;

namespace Releasing.Cake.Tasks;

/// <summary>The repository's <c>cliff.toml</c>: what it cannot have here is told, and its template writes the page where that is wanted.</summary>
internal static class NotesCliff
{
    /// <summary>Warns of every setting of the file that has no effect.</summary>
    public static void Warn(ReleaseContext context)
    {
        foreach (var line in Open(context)?.NotSupported ?? [])
        {
            context.Log.Warning("{0}", line);
        }
    }

    /// <summary>The page as the file's template writes it; null where this library's page is wanted.</summary>
    public static string? Page(ReleaseContext context)
    {
        if (!context.Settings.Notes.CliffTemplate || Open(context) is not { } cliff)
        {
            return null;
        }

        var arguments = NotesArguments.Read(context.Arguments);
        var head = context.Version;
        var toHead = arguments.To is null;
        var range = new HistoryRange
        {
            From = arguments.From,
            To = arguments.To ?? head.Commit,
            TagPrefix = context.Settings.TagPrefix,
            Version = toHead && !head.IsSnapshot ? head.Version : null,
            Unreleased = toHead && head.IsSnapshot,
        };
        return cliff.Release(range).Trim('\n') + "\n";
    }

    /// <summary>Which tags are releases in the words of the file; null where versions are.</summary>
    public static Func<string, bool>? IsRelease(ReleaseContext context) => Open(context)?.Configuration.IsRelease;

    private static CliffNotes? Open(ReleaseContext context) => NotesModel.CliffFileOf(context) is { } file ? CliffNotes.Open(context.Git, file) : null;
}
