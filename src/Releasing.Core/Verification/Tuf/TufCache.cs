using Releasing.Files;
using Releasing.Text;

namespace Releasing.Verification.Tuf;

/// <summary>
/// What earlier updates left in a folder of the user. A file that is missing, too long or cannot be read counts as absent, because everything read here is verified again; a folder that
/// cannot be written ends no update, and <see cref="Problem"/> tells it.
/// </summary>
internal sealed class TufCache(string folder)
{
    private const string Targets = "targets";

    /// <summary>Why something could not be kept, as a sentence; null when all was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most bytes.</param>
    public byte[]? Read(string name, int most)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return new FileInfo(path) is { Exists: true } file && file.Length <= most ? File.ReadAllBytes(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = Told(error);
            return null;
        }
    }

    /// <summary>Keeps a file, whole or not at all.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(Path.Combine(folder, name), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = Told(error);
        }
    }

    /// <summary>Forgets a file.</summary>
    public void Delete(string name)
    {
        try
        {
            File.Delete(Path.Combine(folder, name));
        }
        catch (DirectoryNotFoundException)
        {
            // Then there was nothing to forget.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = Told(error);
        }
    }

    /// <summary>Reads a target, which is named after its digest so that one of another version never takes its place.</summary>
    public byte[]? ReadTarget(string name, FileFacts facts, int most) => Read(TargetPath(name, facts), most);

    /// <summary>Keeps a target.</summary>
    public Task WriteTargetAsync(string name, FileFacts facts, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => WriteAsync(TargetPath(name, facts), bytes, cancellationToken);

    /// <summary>Removes the targets of earlier versions.</summary>
    /// <param name="kept">Those that stay.</param>
    public void KeepTargets(IEnumerable<(string Name, FileFacts Facts)> kept)
    {
        var names = kept.Select(target => Path.GetFileName(TargetPath(target.Name, target.Facts))).ToHashSet(StringComparer.Ordinal);
        try
        {
            foreach (var file in new DirectoryInfo(Path.Combine(folder, Targets)).GetFiles("*.json").Where(file => !names.Contains(file.Name)))
            {
                Delete(Path.Combine(Targets, file.Name));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem ??= Told(error);
        }
    }

    private static string TargetPath(string name, FileFacts facts) => Path.Combine(Targets, $"{facts.NameDigest}.{name}");

    private string Told(Exception error) => $"The cache {PlainText.Line(folder)} cannot be used: {PlainText.Line(error.Message)}";
}
