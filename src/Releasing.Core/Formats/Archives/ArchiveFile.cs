using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;
using Releasing.Formats.Tar;
using Releasing.Formats.Zip;

namespace Releasing.Formats.Archives;

/// <summary>Writes a whole release archive: members sorted by name, one time for all, no owners, hashed while it is written, renamed into place when it is complete.</summary>
public static class ArchiveFile
{
    /// <summary>Writes the archive; when that fails or is cancelled, nothing is left and an older archive stays.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="entries">The members in any order; they are sorted by the ordinal order of their names.</param>
    /// <param name="settings">Format, time and compression.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    /// <exception cref="ReleaseException">Two members have one name, or a content is missing or changes while it is read.</exception>
    public static Task<WrittenFile> WriteAsync(
        string path, IEnumerable<ArchiveEntry> entries, ArchiveSettings settings, CancellationToken cancellationToken = default)
    {
        var sorted = entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        return WriteInOrderAsync(path, sorted.ToAsyncEnumerable(), settings, cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync"/>, but keeps the order in which the members come, so that their contents may be read from one stream.</summary>
    /// <param name="path">Where it goes; the folder is made when missing.</param>
    /// <param name="entries">The members. The next one is asked for when the one before is written.</param>
    /// <param name="settings">Format, time and compression.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    /// <exception cref="ReleaseException">As for <see cref="WriteAsync"/>.</exception>
    public static Task<WrittenFile> WriteInOrderAsync(
        string path, IAsyncEnumerable<ArchiveEntry> entries, ArchiveSettings settings, CancellationToken cancellationToken = default)
    {
        return AtomicFile.WriteHashedAsync(
            path,
            (output, token) => settings.Format == ArchiveFormat.Zip
                ? WriteZipAsync(output, entries, settings, token)
                : WriteTarGzAsync(output, entries, settings, token),
            settings.WithSha512,
            cancellationToken);
    }

    private static async Task WriteTarGzAsync(Stream output, IAsyncEnumerable<ArchiveEntry> entries, ArchiveSettings settings, CancellationToken cancellationToken)
    {
        await using var gzip = new GzipStreamWriter(output, settings.Compression);
        var tar = new TarWriter(gzip);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            var member = entry.Kind switch
            {
                EntryKind.Directory => TarEntry.Directory(entry.Name),
                EntryKind.SymbolicLink => TarEntry.SymbolicLink(entry.Name, entry.LinkTarget!),
                _ => TarEntry.File(entry.Name, entry.Content!),
            };
            await tar.WriteAsync(member with { Mode = entry.Mode, ModificationTime = settings.ModificationTime }, cancellationToken);
        }

        await tar.CompleteAsync(cancellationToken);
        await gzip.CompleteAsync(cancellationToken);
    }

    private static async Task WriteZipAsync(Stream output, IAsyncEnumerable<ArchiveEntry> entries, ArchiveSettings settings, CancellationToken cancellationToken)
    {
        var zip = new ZipWriter(output, settings.Compression);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            var member = entry.Kind switch
            {
                EntryKind.Directory => ZipEntry.Directory(entry.Name),
                EntryKind.SymbolicLink => ZipEntry.SymbolicLink(entry.Name, entry.LinkTarget!),
                _ => ZipEntry.File(entry.Name, entry.Content!),
            };
            await zip.WriteAsync(member with { Mode = entry.Mode, ModificationTime = settings.ModificationTime }, cancellationToken);
        }

        await zip.CompleteAsync(cancellationToken);
    }
}
