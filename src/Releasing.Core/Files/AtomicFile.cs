namespace Releasing.Files;

/// <summary>
/// A file that appears whole or not at all: written under another name in the same folder, flushed to the disk, then renamed over
/// the final name. Disposing without <see cref="CommitAsync"/> leaves what was there before, and nothing else. One writer at a time.
/// </summary>
public sealed class AtomicFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _aside;
    private readonly FileStream _stream;
    private bool _committed;

    private AtomicFile(string path, string aside, FileStream stream)
    {
        _path = path;
        _aside = aside;
        _stream = stream;
    }

    /// <summary>Where the bytes are written.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file, and makes its folder when it is missing.</summary>
    /// <param name="path">The final name; a file already there is replaced by the commit.</param>
    public static AtomicFile Create(string path)
    {
        var final = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(final) ?? throw new ArgumentException($"'{path}' names no file.", nameof(path));
        Directory.CreateDirectory(folder);
        // Always the same name, so that what a killed process left there is overwritten by the next run.
        var aside = final + ".part";
        var stream = new FileStream(aside, new FileStreamOptions
        {
            Mode = FileMode.Create,
            // What was written may have to be read again for a digest, where its start is written last.
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
        });
        return new AtomicFile(final, aside, stream);
    }

    /// <summary>Writes a file in one go; when <paramref name="write"/> fails or is cancelled, nothing is left and an older file stays.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="write">Writes the contents.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        await using var file = Create(path);
        await write(file.Stream, cancellationToken);
        await file.CommitAsync(cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync"/>, and says what was written.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="write">Writes the contents, from the start to the end.</param>
    /// <param name="withSha512">Whether SHA-512 is computed too.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digests.</returns>
    public static async Task<WrittenFile> WriteHashedAsync(
        string path, Func<Stream, CancellationToken, Task> write, bool withSha512 = false, CancellationToken cancellationToken = default)
    {
        await using var file = Create(path);
        await using var hashing = new HashingStream(file.Stream, withSha512);
        await write(hashing, cancellationToken);
        await file.CommitAsync(cancellationToken);
        return new WrittenFile(path, hashing.BytesWritten, hashing.Sha256, hashing.Sha512);
    }

    /// <summary>Flushes to the disk and renames to the final name.</summary>
    /// <param name="cancellationToken">Checked before the rename, never after it.</param>
    public async ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_committed, this);
        await _stream.FlushAsync(cancellationToken);
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync();
        cancellationToken.ThrowIfCancellationRequested();
        File.Move(_aside, _path, overwrite: true);
        _committed = true;
    }

    /// <summary>Closes the file; without a commit, what was written aside is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (!_committed)
        {
            File.Delete(_aside);
        }
    }
}
