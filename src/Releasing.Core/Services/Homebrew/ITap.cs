namespace Releasing.Services.Homebrew;

/// <summary>Where formulae and casks are kept for users: a folder, or a repository.</summary>
public interface ITap
{
    /// <summary>How messages and ids name it: <c>ada/homebrew-tap</c>, <c>artifacts/tap</c>.</summary>
    string Name { get; }

    /// <summary>Nobody else writes here, so whatever lies under the name of a formula is replaced.</summary>
    bool IsOwn { get; }

    /// <summary>The text of a file; null when it is not there.</summary>
    /// <param name="path">Its path, with <c>/</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<string?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes files in one step.</summary>
    /// <param name="files">The files.</param>
    /// <param name="release">The release that they are of.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task WriteAsync(IReadOnlyList<TapFile> files, StoredRelease release, CancellationToken cancellationToken);
}
