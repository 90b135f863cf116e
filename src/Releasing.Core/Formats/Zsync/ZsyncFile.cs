using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Zsync;

/// <summary>
/// Writes the control file by which zsync clients download only the blocks of a file that they have not yet (format 0.6.2): a header of fields, an empty line, and for each block of the file a
/// rolling sum and a part of its MD4.
/// </summary>
public static class ZsyncFile
{
    private const long LargeFile = 100_000_000;
    private const int SmallBlock = 2048;
    private const int LargeBlock = 4096;

    /// <summary>Writes the control file of a file; the same file and settings give the same bytes.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="file">The file that people download.</param>
    /// <param name="settings">What the header says.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Path, size and SHA-256 of the control file.</returns>
    /// <exception cref="ReleaseException">The file is missing or changes, or a setting cannot be written.</exception>
    public static Task<WrittenFile> WriteAsync(string path, string file, ZsyncSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var name = settings.FileName ?? Path.GetFileName(file);
        if (settings.Problems(name) is { Count: > 0 } problems)
        {
            throw new PreflightException(path, problems);
        }

        return AtomicFile.WriteHashedAsync(path, (output, token) => WriteAsync(output, file, name, settings, token), cancellationToken: cancellationToken);
    }

    private static async Task WriteAsync(Stream output, string file, string name, ZsyncSettings settings, CancellationToken cancellationToken)
    {
        var content = ContentSource.FromFile(file);
        var length = content.Length;
        var blockSize = settings.BlockSize ?? (length < LargeFile ? SmallBlock : LargeBlock);
        var lengths = ZsyncHashLengths.Of(length, blockSize);

        using var sums = new BlockSums(blockSize, lengths);
        await content.CopyToAsync(sums, length, cancellationToken);
        sums.Complete();
        var header = new StringBuilder("zsync: 0.6.2\n");
        Field("Filename", name);
        Field("MTime", settings.ModificationTime.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Field("Blocksize", blockSize);
        Field("Length", length);
        Field("Hash-Lengths", $"{lengths.Sequence},{lengths.Rolling},{lengths.Strong}");
        Field("URL", settings.Address ?? name);
        Field("SHA-1", sums.Sha1);
        await output.WriteAsync(Encoding.UTF8.GetBytes(header.Append('\n').ToString()), cancellationToken);
        await output.WriteAsync(sums.Written, cancellationToken);

        void Field(string key, object value) => header.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");
    }
}
