using Cake.Core.Diagnostics;
using Releasing.Notes.Cliff;

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
        return context.Settings.Notes.CliffTemplate && Open(context) is { } cliff
            ? cliff.Release(NotesRange.Asked(context, NotesArguments.Read(context.Arguments))).Trim('\n') + "\n"
            : null;
    }

    /// <summary>What the file says; null where none is used.</summary>
    public static CliffConfiguration? Configuration(ReleaseContext context) => NotesModel.CliffFileOf(context) is { } file ? CliffFile.Read(Path.Combine(context.Root, file)) : null;

    private static CliffNotes? Open(ReleaseContext context) => NotesModel.CliffFileOf(context) is { } file ? CliffNotes.Open(context.Git, file) : null;
}
