using System.IO.Compression;
using Releasing.Failures;

namespace Releasing.Formats.Payloads;

/// <summary>Unpacks small payloads, such as the control files of packages that others made.</summary>
internal static class PayloadReader
{
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>Opens the uncompressed bytes.</summary>
    /// <param name="input">The compressed bytes, to its end.</param>
    /// <param name="compression">How they are compressed.</param>
    /// <param name="path">What messages call the file they are in.</param>
    /// <param name="cancellationToken">Stops the unpacking.</param>
    /// <exception cref="ReleaseException">The program for the method is missing; the message names it.</exception>
    /// <exception cref="InvalidInputException">The bytes are damaged, or unpack to more than anything that is read so.</exception>
    public static async Task<Stream> OpenAsync(Stream input, PayloadCompression compression, string path, CancellationToken cancellationToken) => compression switch
    {
        PayloadCompression.None => input,
        PayloadCompression.Gzip => new GZipStream(input, CompressionMode.Decompress, leaveOpen: true),
        _ => await ByProgramAsync(input, compression, path, cancellationToken),
    };

    private static async Task<Stream> ByProgramAsync(Stream input, PayloadCompression compression, string path, CancellationToken cancellationToken)
    {
        var program = CompressorProgram.Find(compression, folder: null)
            ?? throw new ReleaseException($"{path}: it is compressed with {CompressorProgram.NameOf(compression)}, and there is no such program on PATH. Install it.");
        using var process = program.StartUnpacking();
        using var unpacked = new MemoryStream();
        try
        {
            var feeding = FeedAsync(input, process.StandardInput.BaseStream, cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var buffer = new byte[64 * 1024];
            while (await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > Largest)
                {
                    throw new InvalidInputException(path, $"its control files unpack to more than {Largest} bytes", "Build or download it again");
                }
            }

            await feeding;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? new MemoryStream(unpacked.ToArray(), writable: false)
                : throw new InvalidInputException(path, $"its control files cannot be unpacked ({Text.PlainText.Line((await errors).Trim())})", "Build or download it again");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task FeedAsync(Stream input, Stream program, CancellationToken cancellationToken)
    {
        await using (program)
        {
            try
            {
                await input.CopyToAsync(program, cancellationToken);
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                // A program that finds damage stops reading; its exit code says so.
                return;
            }
        }
    }
}
