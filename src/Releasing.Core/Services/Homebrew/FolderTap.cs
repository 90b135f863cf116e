using System.Text;
using Releasing.Files;

namespace Releasing.Services.Homebrew;

/// <summary>A tap in a folder, for the local store: <c>brew install --formula artifacts/tap/Formula/tool.rb</c> installs from the files of that store.</summary>
/// <param name="root">The folder, full path; made when it is needed.</param>
/// <param name="name">How messages name it.</param>
public sealed class FolderTap(string root, string name) : ITap
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsOwn => true;

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : null;
    }

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<TapFile> files, StoredRelease release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            var path = FileOf(file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(file.Text), token).AsTask(), cancellationToken);
        }
    }

    private string FileOf(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
}
