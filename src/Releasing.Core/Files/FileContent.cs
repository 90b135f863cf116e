using Releasing.Failures;

namespace Releasing.Files;

internal sealed class FileContent(string path, string? sha256) : ContentSource
{
    public override string Origin => path;

    public override string? Sha256 => sha256;

    public override long Length
    {
        get
        {
            var info = new FileInfo(path);
            return info.Exists
                ? info.Length
                : throw new InvalidInputException(path, "there is no such file", "Build it first, or correct the path");
        }
    }

    public override Stream Open()
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                // Writers read in large pieces of their own.
                BufferSize = 0,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the file cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }
    }
}
