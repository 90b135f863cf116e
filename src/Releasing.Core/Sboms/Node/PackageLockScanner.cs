using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>
/// <c>package-lock.json</c> and <c>npm-shrinkwrap.json</c>, lockfileVersion 1, 2 and 3 (npm's documentation, "package-lock.json"). Links and members of the workspace are the project's own; who needs whom
/// follows from where npm puts the packages.
/// </summary>
public sealed class PackageLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "package-lock.json";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) is "package-lock.json" or "npm-shrinkwrap.json";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new PackageLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
