using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Cabinet;

/// <summary>
/// A cabinet that is written aside first, because what embeds it must know its length before. It lies beside the installer, so it needs no other disk, nobody else
/// may read it, and it is gone when this is disposed.
/// </summary>
public sealed class CabinetSpool : IAsyncDisposable
{
    private readonly FileStream _file;

    private CabinetSpool(FileStream file)
    {
        _file = file;
        Content = new SpooledContent(file);
    }

    /// <summary>The cabinet's bytes; to be read while the spool is there.</summary>
    public ContentSource Content { get; }

    /// <summary>Writes a cabinet aside.</summary>
    /// <param name="installerPath">The installer that it is for; its folder is made when missing.</param>
    /// <param name="number">Which of the installer's cabinets it is, from 1.</param>
    /// <param name="folders">What is in it.</param>
    /// <param name="settings">Level and parallelism; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">As for <see cref="CabinetWriter.WriteAsync"/>; nothing is left then.</exception>
    public static async Task<CabinetSpool> CreateAsync(
        string installerPath, int number, IReadOnlyList<CabinetFolder> folders, DeflateSettings? settings = null, CancellationToken cancellationToken = default)
    {
        // Always the same name, so that what a killed process left there is overwritten by the next run.
        var path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFullPath(installerPath)}.cabinet-{number}.part");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        try
        {
            await CabinetWriter.WriteAsync(file, folders, settings, cancellationToken);
            return new CabinetSpool(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes and removes it.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private sealed class SpooledContent(FileStream file) : ContentSource
    {
        public override string Origin => file.Name;

        public override long Length { get; } = file.Length;

        public override Stream Open() => new ExtentStream(file.SafeFileHandle, [new FileExtent(0, Length)], closesFile: false);
    }
}
