using System.Collections.Concurrent;
using System.Globalization;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Gzip;

/// <summary>
/// A folder of contents in compressed form, by SHA-256 and level: the archive and the packages of one program compress it once. Whether something is in it changes
/// no byte of what is written. Several threads and processes may use one folder; entries that are damaged, or that another version of this library made, are made anew.
/// </summary>
public sealed class CompressedContents
{
    private const string Aside = ".part";

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    // Entries that this process made or read to their end already.
    private readonly ConcurrentDictionary<string, FileState> _sound = new(StringComparer.Ordinal);

    /// <summary>Names the folder; it is made with the first entry.</summary>
    /// <param name="folder">Its path; everything in it may be deleted at any time that nobody writes.</param>
    public CompressedContents(string folder) => _folder = Path.GetFullPath(folder);

    /// <summary>Deletes the entries of all other contents, so that the folder does not grow with every build.</summary>
    /// <param name="sha256">Digests of the contents to keep, 64 lowercase hexadecimal digits.</param>
    public void Keep(IEnumerable<string> sha256)
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        var kept = sha256.ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => !kept.Contains(Path.GetFileName(file).Split('-')[0])).ToList())
        {
            Remove(file);
        }
    }

    /// <summary>Writes a content's blocks, from the folder when it has them; else they are made, and kept there.</summary>
    /// <param name="output">The stream, at the start of a block.</param>
    /// <param name="content">The content, whose digest is known.</param>
    /// <param name="length">Its promised length.</param>
    /// <param name="observe">Shown every byte of it; null when nobody looks, and then a content that is in the folder is not read.</param>
    /// <param name="settings">Level and parallelism.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Whether it is written: not when another process is making the entry at this moment; and who still has to be shown the bytes then.</returns>
    /// <exception cref="ReleaseException">The content changed, or is not the one of the promised digest.</exception>
    internal async Task<(bool Written, ContentObserver? Unshown)> TryWriteAsync(
        DeflateStream output, ContentSource content, long length, ContentObserver? observe, DeflateSettings settings, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{content.Sha256}-{settings.Level}");
        var path = Path.Combine(_folder, name);
        var turn = _turns.GetOrAdd(name, _ => new SemaphoreSlim(1));
        StoredContent? stored;
        await turn.WaitAsync(cancellationToken);
        try
        {
            stored = await StoredContent.OpenAsync(path, content.Sha256!, settings.Level, length, _sound.GetValueOrDefault(name), cancellationToken);
            if (stored is null && Lock(path + Aside) is { } file)
            {
                var state = await CreateAsync(file, path, content, length, observe, settings, cancellationToken);
                observe = null;
                stored = await StoredContent.OpenAsync(path, content.Sha256!, settings.Level, length, state, cancellationToken);
            }

            if (stored is not null)
            {
                _sound[name] = stored.State;
            }
        }
        finally
        {
            turn.Release();
        }

        if (stored is null)
        {
            return (false, observe);
        }

        await using (stored)
        {
            // The observer (digests) reads the file itself, at the same time.
            var showing = observe is null ? Task.CompletedTask : Task.Run(() => content.CopyBytesAsync(Stream.Null, length, observe, cancellationToken), cancellationToken);
            await Task.WhenAll(showing, output.AppendAsync(stored, length, cancellationToken).AsTask());
        }

        return (true, null);
    }

    // Always the same name, which only one process can hold, and which the next run overwrites after a kill.
    private FileStream? Lock(string aside)
    {
        Directory.CreateDirectory(_folder);
        try
        {
            return new FileStream(aside, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous });
        }
        catch (IOException) when (File.Exists(aside))
        {
            return null;
        }
    }

    // The file's state once it is written.
    private static async Task<FileState> CreateAsync(
        FileStream file, string path, ContentSource content, long length, ContentObserver? observe, DeflateSettings settings, CancellationToken cancellationToken)
    {
        FileState? state = null;
        try
        {
            await using (file)
            {
                await using var blocks = new HashingStream(file);
                await using var deflate = new DeflateStream(blocks, settings);
                await content.CopyBytesAsync(deflate, length, observe, cancellationToken);
                await deflate.PauseAsync(cancellationToken);
                await StoredContent.WriteTrailerAsync(file, Convert.FromHexString(blocks.Sha256), content.Sha256!, settings.Level, length, deflate.Checksum, cancellationToken);
                await file.FlushAsync(cancellationToken);
                state = FileState.Of(file);
            }
        }
        finally
        {
            if (state is null)
            {
                Remove(file.Name);
            }
        }

        try
        {
            File.Move(file.Name, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process reads the older one (Windows), or took the name between close and rename: what is there then is looked at before it is used.
            return state;
        }

        return state;
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Windows keeps a file that another process reads; the next run finds it again.
            return;
        }
    }
}
