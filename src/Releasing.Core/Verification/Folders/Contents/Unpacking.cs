using System.Diagnostics;
using System.IO.Compression;
using Releasing.Formats.Payloads;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Unpacked bytes as they come: gzip in process, xz and zstd by their programs. Nothing is held in memory.</summary>
internal sealed class Unpacking : IAsyncDisposable
{
    private readonly Process? _process;
    private readonly Task _feeding;

    private Unpacking(Stream stream, Process? process, Task feeding) => (Stream, _process, _feeding) = (stream, process, feeding);

    /// <summary>The unpacked bytes.</summary>
    public Stream Stream { get; }

    /// <summary>Begins.</summary>
    /// <returns>Null when the program for the method is not on this machine.</returns>
    public static Unpacking? Open(Stream packed, PayloadCompression compression, ContentBudget budget, CancellationToken cancellationToken)
    {
        if (compression is PayloadCompression.None or PayloadCompression.Gzip)
        {
            var stream = compression == PayloadCompression.None ? packed : new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
            return new Unpacking(new BudgetStream(stream, budget), null, Task.CompletedTask);
        }

        if (CompressorProgram.Find(compression, folder: null) is not { } program)
        {
            return null;
        }

        var process = program.StartUnpacking();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new Unpacking(new BudgetStream(process.StandardOutput.BaseStream, budget), process, FeedAsync(packed, process, cancellationToken));
    }

    /// <summary>Reads to the end: what is damaged behind the last member counts as well.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await Stream.CopyToAsync(System.IO.Stream.Null, cancellationToken);
        await _feeding;
        if (_process is not null)
        {
            await _process.WaitForExitAsync(cancellationToken);
            if (_process.ExitCode != 0)
            {
                throw new CheckFailedException(FolderReason.ContentsMalformed, "Its contents cannot be unpacked.");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            await _feeding;
            _process.Dispose();
        }

        await Stream.DisposeAsync();
    }

    private static async Task FeedAsync(Stream packed, Process process, CancellationToken cancellationToken)
    {
        try
        {
            await packed.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The program ended early, or was ended: what it wrote and how it ended tell the rest.
            _ = error;
        }
    }
}
