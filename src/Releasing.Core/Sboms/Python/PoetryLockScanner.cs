using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary>
/// <c>poetry.lock</c>, lock-version 1.x and 2.x (Poetry's own writer). Whether a package is for development stands in its category (before 1.5) or groups (since 2.0); the versions between record neither,
/// and a gap says so. What the project needs directly stands only in pyproject.toml.
/// </summary>
public sealed class PoetryLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "poetry.lock";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "poetry.lock";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new PoetryLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
