using Releasing.Failures;

namespace Releasing.Files;

/// <summary>Bytes that lie in stretches of a file.</summary>
/// <param name="path">Path of the file.</param>
/// <param name="name">What the bytes are called in it.</param>
/// <param name="extents">The stretches.</param>
internal sealed class ExtentContent(string path, string name, IReadOnlyList<FileExtent> extents) : ContentSource
{
    public override string Origin => $"{path}, {name}";

    public override long Length { get; } = extents.Sum(extent => extent.Length);

    public override Stream Open()
    {
        try
        {
            return new ExtentStream(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), extents, closesFile: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the file cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }
    }
}
