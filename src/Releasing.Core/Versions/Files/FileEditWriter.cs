using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>Writes edited files: each aside and renamed, so it is whole at any moment, and all of them or none.</summary>
public static class FileEditWriter
{
    /// <summary>Writes the files. Those that hold the new bytes already are left alone; when one fails, those before it get their old bytes back.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="edits">The files.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">A file holds neither the old nor the new bytes; nothing is written then.</exception>
    public static async Task WriteAsync(string root, IReadOnlyList<FileEdit> edits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(edits);
        var missing = edits.Where(edit => !IsWritten(root, edit)).ToList();
        var written = new List<FileEdit>();
        try
        {
            foreach (var edit in missing)
            {
                written.Add(edit);
                await WriteAsync(Path.Combine(root, edit.Path), edit.After, cancellationToken);
            }
        }
        catch
        {
            foreach (var edit in written)
            {
                await TakeBackAsync(root, edit);
            }

            throw;
        }
    }

    private static bool IsWritten(string root, FileEdit edit)
    {
        var path = Path.Combine(root, edit.Path);
        var there = File.Exists(path) ? File.ReadAllBytes(path) : null;
        if (there is not null && edit.After.Span.SequenceEqual(there))
        {
            return true;
        }

        return edit.Before.Span.SequenceEqual(there)
            ? false
            : throw new InvalidInputException(PlainText.Line(edit.Path), "it was changed by something else in the meantime", "Look at it with `git diff`, then run again");
    }

    private static async Task TakeBackAsync(string root, FileEdit edit)
    {
        var path = Path.Combine(root, edit.Path);
        if (edit.Before.IsEmpty)
        {
            File.Delete(path);
        }
        else
        {
            await WriteAsync(path, edit.Before, CancellationToken.None);
        }
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var file = AtomicFile.Create(path);
        if (!OperatingSystem.IsWindows() && File.Exists(path) && file.Stream is FileStream stream)
        {
            // The new file takes the old one's place, and git looks at its mode.
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(path));
        }

        await file.Stream.WriteAsync(bytes, cancellationToken);
        await file.CommitAsync(cancellationToken);
    }
}
