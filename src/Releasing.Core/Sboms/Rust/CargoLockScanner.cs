using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Rust;

/// <summary>
/// <c>Cargo.lock</c>, versions 1 to 4 ("The Cargo Book", cargo.lock; cargo's own encoder). Packages without a source are members of the workspace or path dependencies. The file tells neither development
/// nor build dependencies nor features apart, so everything in it is taken as required, and a gap says so.
/// </summary>
public sealed class CargoLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "Cargo.lock";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "Cargo.lock";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new CargoLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
