namespace Releasing.Formats.Payloads;

/// <summary>
/// The compressed payload of a package, written aside first: what comes before it in the package (md5sums, header, datahash) must know what is in it.
/// It lies beside the package, so it needs no other disk, and is gone when this is disposed.
/// </summary>
internal sealed class PayloadSpool : IAsyncDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly FileStream _file;

    private PayloadSpool(FileStream file) => _file = file;

    /// <summary>Where the payload is written.</summary>
    public Stream Stream => _file;

    /// <summary>Bytes written.</summary>
    public long Length => _file.Length;

    /// <summary>Begins a payload.</summary>
    /// <param name="packagePath">The package that it is for; its folder is made when missing.</param>
    public static PayloadSpool Create(string packagePath)
    {
        var path = Path.GetFullPath(packagePath) + ".payload.part";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new PayloadSpool(new FileStream(path, new FileStreamOptions
        {
            // Always the same name, so that what a killed process left there is overwritten by the next run.
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        }));
    }

    /// <summary>Copies the whole payload.</summary>
    /// <param name="destination">Where it goes.</param>
    /// <param name="cancellationToken">Stops the copy.</param>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        await _file.FlushAsync(cancellationToken);
        _file.Position = 0;
        await _file.CopyToAsync(destination, BufferSize, cancellationToken);
    }

    /// <summary>Closes and removes it.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
