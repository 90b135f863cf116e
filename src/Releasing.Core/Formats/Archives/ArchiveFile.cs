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
        return AtomicFile.WriteHashedAsync(
            path,
            (output, token) => settings.Format == ArchiveFormat.Zip
                ? WriteZipAsync(output, sorted, settings, token)
                : WriteTarGzAsync(output, sorted, settings, token),
            settings.WithSha512,
            cancellationToken);
    }

    private static async Task WriteTarGzAsync(Stream output, IEnumerable<ArchiveEntry> entries, ArchiveSettings settings, CancellationToken cancellationToken)
    {
        await using var gzip = new GzipStreamWriter(output, settings.Compression);
        var tar = new TarWriter(gzip);
        foreach (var entry in entries)
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

    private static async Task WriteZipAsync(Stream output, IEnumerable<ArchiveEntry> entries, ArchiveSettings settings, CancellationToken cancellationToken)
    {
        var zip = new ZipWriter(output, settings.Compression);
        foreach (var entry in entries)
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
