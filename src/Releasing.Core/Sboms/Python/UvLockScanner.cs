using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary>
/// <c>uv.lock</c>, version 1 (uv's documentation, "Lockfile"). Members of the workspace, editable, virtual and folder packages are the project's own. What is for development or optional follows from the ways
/// that lead to a package: dependency groups and extras.
/// </summary>
public sealed class UvLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "uv.lock";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "uv.lock";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new UvLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
