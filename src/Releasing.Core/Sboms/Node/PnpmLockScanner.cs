using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>
/// <c>pnpm-lock.yaml</c>, lockfileVersion 5, 6 and 9 (pnpm's specification of the lock file). What is for development or optional follows from the ways that lead to a package from the importers, the
/// project's own packages; only the newest versions of the format record nothing else.
/// </summary>
public sealed class PnpmLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "pnpm-lock.yaml";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "pnpm-lock.yaml";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new PnpmLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
