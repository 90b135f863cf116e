using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cli.Commands;

/// <summary>Reads small files whole.</summary>
internal static class BoundedFile
{
    private const int MaximumLength = 64 << 20;

    /// <summary>The bytes of a file of 64 MiB at most.</summary>
    /// <exception cref="InvalidInputException">It is larger or cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var memory = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (memory.Length + read > MaximumLength)
                {
                    throw new InvalidInputException(PlainText.Line(path), "it has more than 64 MiB", "Name the right file.");
                }

                memory.Write(buffer, 0, read);
            }

            return memory.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(PlainText.Line(path), $"it cannot be read: {PlainText.Line(error.Message)}", "Name a file that can be read.", error);
        }
    }
}
