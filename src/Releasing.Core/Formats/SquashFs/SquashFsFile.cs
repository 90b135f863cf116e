using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Trees;

namespace Releasing.Formats.SquashFs;

/// <summary>Writes an image as a file of its own, which appears when it is complete.</summary>
public static class SquashFsFile
{
    /// <summary>Writes the image; when that fails or is cancelled, nothing is left and an older file stays.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="tree">What is in it.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and SHA-256.</returns>
    /// <exception cref="ReleaseException">As for <see cref="SquashFsWriter.WriteAsync"/>.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, FileTree tree, SquashFsSettings settings, CancellationToken cancellationToken = default)
    {
        await AtomicFile.WriteAsync(path, (output, token) => SquashFsWriter.WriteAsync(output, tree, settings, path, token), cancellationToken);
        var digest = await FileDigest.OfFileAsync(path, cancellationToken);
        return new WrittenFile(path, digest.Size, digest.Sha256, null);
    }
}
