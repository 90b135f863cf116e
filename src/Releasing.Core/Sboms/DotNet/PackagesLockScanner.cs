using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>
/// <c>packages.lock.json</c>, versions 1 and 2 ("PackageReference in project files", locking dependencies), for all frameworks and runtimes in it. It has no runtime packs and does not tell packages for the build apart; projects go without a version.
/// </summary>
public sealed class PackagesLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "packages.lock.json";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) is { } name
        && (name == "packages.lock.json" || (name.StartsWith("packages.", StringComparison.Ordinal) && name.EndsWith(".lock.json", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new PackagesLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
